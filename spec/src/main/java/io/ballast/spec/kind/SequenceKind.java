package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values at even steps by the row's number in its table: start, start + step, start + 2 · step … As no step is 0, none occurs
 * twice. Each is a whole number of a smallest unit: {@link #startUnits()} + {@link #stepUnits()} · row.
 */
public sealed interface SequenceKind extends ValueKind {
    KindSyntax SYNTAX = new KindSyntax(
            "sequence",
            "start, start + step … by the row's number; 1, 2, 3 … by default",
            KindSyntax.JSON_OR_TEMPLATE,
            KindSyntax.types(TypeFamily.WHOLE, TypeFamily.DECIMAL, TypeFamily.DATE, TypeFamily.TIMESTAMP)
                    .or(KindSyntax.TEXT),
            (node, type, values) -> SequenceReader.read(node, type),
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "start": {
                  "anyOf": [
                    {"$ref": "#/$defs/wholeNumber"},
                    {"$ref": "#/$defs/number"},
                    {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"}
                  ],
                  "description": "a number, 1 by default; in dates and timestamps a day or a moment, such as 2024-12-31"
                },
                "step": {
                  "anyOf": [
                    {"$ref": "#/$defs/wholeNumber"},
                    {"$ref": "#/$defs/number"},
                    {"type": "string", "pattern": "^P|^-?[0-9]+ day|^-?[0-9]{2,}:"}
                  ],
                  "description": "a number, 1 by default; in dates and timestamps a duration, such as PT15M, P1D or 1 day 12:00:00"
                }
              }
            }""");

    long startUnits();

    long stepUnits();

    /** The first value, in units. */
    default BigInteger firstUnits() {
        return BigInteger.valueOf(startUnits());
    }

    /** The last value of this number of rows, in units; it may be beyond all that can be written. */
    default BigInteger lastUnits(long rows) {
        return firstUnits().add(BigInteger.valueOf(stepUnits()).multiply(BigInteger.valueOf(Math.max(0, rows - 1))));
    }

    @Override
    default KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    default boolean differsWithoutCase() {
        return true;
    }

    @Override
    default boolean isOrdered(ColumnType type) {
        return !TypeLimits.isText(type);
    }

    @Override
    default boolean isUnique() {
        return true;
    }

    @Override
    default @Nullable BigInteger capacity() {
        return null;
    }

    @Override
    default Map<String, Double> shares() {
        return Map.of();
    }

    /** Sequences of numbers. */
    sealed interface OfNumbers extends SequenceKind {
        /** The digits after the point. */
        int scale();

        private BigDecimal number(BigInteger units) {
            return new BigDecimal(units, scale());
        }

        @Override
        default TextLength length(Scope scope) {
            List<String> ends = numbers(scope);
            return TextLength.between(ends.get(0), ends.get(1));
        }

        @Override
        default List<String> ends(ColumnType type, Check check, Scope scope) {
            return numbers(scope);
        }

        /** The first and the last. */
        private List<String> numbers(Scope scope) {
            return List.of(
                    number(firstUnits()).toPlainString(),
                    number(lastUnits(scope.rows())).toPlainString());
        }

        @Override
        default void checkRoom(ColumnType type, Scope scope, SpecNode node) {
            BigDecimal largest = TypeLimits.largest(type);
            BigDecimal smallest = TypeLimits.smallest(type);
            BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
            for (BigInteger end : List.of(firstUnits(), lastUnits(scope.rows()))) {
                BigDecimal number = number(end);
                boolean beyondLong = end.abs().compareTo(most) > 0;
                boolean beyondType = (largest != null && number.compareTo(largest) > 0)
                        || (smallest != null && number.compareTo(smallest) < 0);
                if (beyondLong || beyondType) {
                    throw node.refused("the sequence runs from " + String.join(" to ", numbers(scope)) + " over up to "
                            + scope.rows() + " rows; " + (beyondType ? type : "a sequence") + " ends at "
                            + (beyondType && largest != null ? largest : number(most)).toPlainString());
                }
            }
        }
    }

    /** Sequences of days or moments, within the years 1 to 9999. */
    sealed interface OfTimes extends SequenceKind {
        LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
        LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

        /** The first that a spec can write, in units. */
        BigInteger earliest();

        /** The last that a spec can write, in units. */
        BigInteger latest();

        /** The value of these units, as a literal of the type. */
        String literal(long units, ColumnType type);

        /** The value of these units; in place of one that cannot be written the nearest that can be. */
        private String nearest(BigInteger units, ColumnType type) {
            return literal(units.max(earliest()).min(latest()).longValueExact(), type);
        }

        private boolean isWithin(BigInteger units) {
            return units.compareTo(earliest()) >= 0 && units.compareTo(latest()) <= 0;
        }

        @Override
        default List<String> ends(ColumnType type, Check check, Scope scope) {
            return List.of(nearest(firstUnits(), type), nearest(lastUnits(scope.rows()), type));
        }

        @Override
        default boolean mayContain(char c, Scope scope) {
            return DateKind.timesContain(c);
        }

        @Override
        default void checkRoom(ColumnType type, Scope scope, SpecNode node) {
            if (!isWithin(firstUnits()) || !isWithin(lastUnits(scope.rows()))) {
                throw node.refused("the sequence from " + nearest(firstUnits(), type)
                        + " leaves the years 1 to 9999 after " + rowsWithin() + " rows; there are up to "
                        + scope.rows());
            }
        }

        /** How many rows the sequence has until it leaves its range. */
        private BigInteger rowsWithin() {
            BigInteger first = firstUnits();
            if (!isWithin(first)) {
                return BigInteger.ZERO;
            }
            BigInteger step = BigInteger.valueOf(stepUnits());
            BigInteger room = step.signum() > 0 ? latest().subtract(first) : first.subtract(earliest());
            return room.divide(step.abs()).add(BigInteger.ONE);
        }
    }

    /** Whole numbers. */
    record Numbers(long start, long step) implements OfNumbers {
        @Override
        public long startUnits() {
            return start;
        }

        @Override
        public long stepUnits() {
            return step;
        }

        @Override
        public int scale() {
            return 0;
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.numbers(this);
        }

        @Override
        public Object parameters() {
            return new Parameters().with("start", start).with("step", step).map();
        }

        @Override
        public boolean mayContain(char c, Scope scope) {
            return (c >= '0' && c <= '9') || (c == '-' && (start < 0 || step < 0));
        }
    }

    /** Numbers with digits after the point, as many in start and step; the unit is the last of them. At most 18 digits in all. */
    record Decimals(BigDecimal start, BigDecimal step) implements OfNumbers {
        public Decimals {
            if (start.scale() != step.scale()) {
                throw new IllegalArgumentException("scale " + start.scale() + " and " + step.scale());
            }
        }

        @Override
        public long startUnits() {
            return start.unscaledValue().longValueExact();
        }

        @Override
        public long stepUnits() {
            return step.unscaledValue().longValueExact();
        }

        @Override
        public int scale() {
            return start.scale();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.decimals(this);
        }

        @Override
        public Object parameters() {
            return new Parameters().with("start", start).with("step", step).map();
        }

        @Override
        public boolean mayContain(char c, Scope scope) {
            return (c >= '0' && c <= '9') || c == '-' || c == '.';
        }
    }

    /** Days; the unit is one, counted from 1970-01-01. */
    record Days(LocalDate start, long stepDays) implements OfTimes {
        @Override
        public long startUnits() {
            return start.toEpochDay();
        }

        @Override
        public long stepUnits() {
            return stepDays;
        }

        @Override
        public BigInteger earliest() {
            return BigInteger.valueOf(FIRST_DAY.toEpochDay());
        }

        @Override
        public BigInteger latest() {
            return BigInteger.valueOf(LAST_DAY.toEpochDay());
        }

        @Override
        public String literal(long units, ColumnType type) {
            return LocalDate.ofEpochDay(units).toString();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.days(this);
        }

        @Override
        public Object parameters() {
            return new Parameters()
                    .with("start", start.toString())
                    .with("step", "P" + stepDays + "D")
                    .map();
        }

        @Override
        public TextLength length(Scope scope) {
            return DateKind.LENGTH;
        }
    }

    /** Moments; the unit is a microsecond, counted from 1970-01-01 00:00 UTC. */
    record Moments(Instant start, Duration step) implements OfTimes {
        @Override
        public long startUnits() {
            return EpochMicros.of(start);
        }

        @Override
        public long stepUnits() {
            return step.dividedBy(ChronoUnit.MICROS.getDuration());
        }

        @Override
        public BigInteger earliest() {
            return micros(FIRST_DAY);
        }

        @Override
        public BigInteger latest() {
            return micros(LAST_DAY.plusDays(1)).subtract(BigInteger.ONE);
        }

        private static BigInteger micros(LocalDate midnight) {
            return BigInteger.valueOf(EpochMicros.of(midnight.atStartOfDay().toInstant(ZoneOffset.UTC)));
        }

        @Override
        public String literal(long units, ColumnType type) {
            return TimestampKind.literal(type, Instant.EPOCH.plus(units, ChronoUnit.MICROS));
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.moments(this);
        }

        @Override
        public Object parameters() {
            return new Parameters()
                    .with("start", start.toString())
                    .with("step", step.toString())
                    .map();
        }

        @Override
        public TextLength length(Scope scope) {
            return TimestampKind.LENGTH;
        }
    }
}
