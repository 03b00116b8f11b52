package io.ballast.spec;

import io.ballast.spec.distribution.Distribution;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the values of a column come about; a closed list. */
public sealed interface ValueKind {
    /** RFC 9562 UUIDs. */
    enum Uuid implements ValueKind {
        V4,
        /** Time-ordered, with the row's number as its clock. */
        V7,
        /** Valid random v4 ids handed out in ascending order. */
        V4_ORDERED
    }

    /**
     * Values at even steps by the row's number in its table: start, start + step, start + 2 · step … As no step is 0, none occurs
     * twice. Each is a whole number of a smallest unit: {@link #startUnits()} + {@link #stepUnits()} · row.
     */
    sealed interface Stepped extends ValueKind {
        long startUnits();

        long stepUnits();
    }

    /** Whole numbers. */
    record Sequence(long start, long step) implements Stepped {
        @Override
        public long startUnits() {
            return start;
        }

        @Override
        public long stepUnits() {
            return step;
        }
    }

    /** Numbers with digits after the point, as many in start and step; the unit is the last of them. At most 18 digits in all. */
    record DecimalSequence(BigDecimal start, BigDecimal step) implements Stepped {
        public DecimalSequence {
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
    }

    /** Days; the unit is one, counted from 1970-01-01. */
    record DateSequence(LocalDate start, long stepDays) implements Stepped {
        @Override
        public long startUnits() {
            return start.toEpochDay();
        }

        @Override
        public long stepUnits() {
            return stepDays;
        }
    }

    /** Moments; the unit is a microsecond, counted from 1970-01-01 00:00 UTC. */
    record TimestampSequence(Instant start, Duration step) implements Stepped {
        @Override
        public long startUnits() {
            return EpochMicros.of(start);
        }

        @Override
        public long stepUnits() {
            return step.dividedBy(ChronoUnit.MICROS.getDuration());
        }
    }

    /**
     * Whole numbers from min to max, both inclusive.
     *
     * @param distribution null where all are equally likely; its values are rounded to the nearest whole number, and drawn again outside min..max
     */
    record IntegerValue(long min, long max, @Nullable Distribution distribution) implements ValueKind {}

    /**
     * Numbers from min to max, both inclusive, of which {@code scale} digits after the point vary.
     *
     * @param min has as many digits after the point as are written, at least the scale
     * @param distribution null where all are equally likely; its values are rounded to the scale, and drawn again outside min..max
     */
    record DecimalValue(
            BigDecimal min,
            BigDecimal max,
            int scale,
            @Nullable Distribution distribution) implements ValueKind {
        /** The digits that are written after the point; those behind the scale are 0, as numeric(p,s) shows them. */
        public int digits() {
            return Math.max(scale, min.scale());
        }
    }

    /** True with this probability. */
    record BooleanValue(double probability) implements ValueKind {}

    /**
     * From {@code from}, inclusive, to {@code to}, exclusive.
     *
     * @param weights of so many equally long parts of the range, in their order; none where all values are alike
     */
    record DateValue(LocalDate from, LocalDate to, List<Double> weights) implements ValueKind {
        public DateValue {
            weights = List.copyOf(weights);
        }
    }

    /**
     * From {@code from}, inclusive, to {@code to}, exclusive; whole microseconds, or whole seconds.
     *
     * @param weights of so many equally long parts of the range, in their order; none where all values are alike
     */
    record TimestampValue(Instant from, Instant to, boolean wholeSeconds, List<Double> weights) implements ValueKind {
        public TimestampValue {
            weights = List.copyOf(weights);
        }

        /** How many different values there are. */
        public long values() {
            return wholeSeconds
                    ? ChronoUnit.SECONDS.between(from, to)
                    : Math.subtractExact(EpochMicros.of(to), EpochMicros.of(from));
        }
    }

    /** From {@code from} to {@code to}, both inclusive; whole seconds. */
    record TimeValue(LocalTime from, LocalTime to) implements ValueKind {}

    /** A duration in whole seconds, both ends inclusive. */
    record IntervalValue(long minSeconds, long maxSeconds) implements ValueKind {}

    /** One of the values, by weight; values in PostgreSQL's text form. */
    record Choice(List<String> values, List<Double> weights) implements ValueKind {
        public Choice {
            values = List.copyOf(values);
            weights = List.copyOf(weights);
        }
    }

    /** Prose of so many words, at least one. */
    record Words(Distribution count) implements ValueKind {}

    /** Prose cut to so many characters, all of them ASCII; it neither starts nor ends with a space. */
    record Characters(Distribution length) implements ValueKind {}

    /**
     * {@code #} a digit, {@code ?} a lower-case letter, {@code [a-f0-9]} one of a class, {@code \x} the character x, all else
     * itself.
     */
    record Pattern(String pattern) implements ValueKind {
        /** For each position the characters that may stand there, as code points in the order of the pattern. */
        public List<int[]> positions() {
            return PatternSyntax.positions(pattern);
        }
    }

    /**
     * Text with placeholders in it; {@link #segments()} tells what they are.
     *
     * @param parts the named parts, in the order of their names
     */
    record Template(String template, SortedMap<String, ValueKind> parts) implements ValueKind {
        public Template(String template, Map<String, ValueKind> parts) {
            this(template, new TreeMap<>(parts));
        }

        public Template {
            parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        }

        /** The template taken apart: literal text, named parts, columns of the row, columns of the parent's row. */
        public List<TemplateSegment> segments() {
            return TemplateSyntax.segments(template, parts.keySet());
        }
    }

    /**
     * A Datafaker expression such as {@code name.firstName}, drawn {@code poolSize} times into a pool and sampled from it.
     *
     * @param maxLength longest value in characters (code points); a longer one is drawn again
     */
    record Faker(String expression, int poolSize, int maxLength) implements ValueKind {
        /** Long enough for paragraphs, and a limit all the same. */
        public static final int DEFAULT_MAX_LENGTH = 1_000;

        public Faker(String expression, int poolSize) {
            this(expression, poolSize, DEFAULT_MAX_LENGTH);
        }
    }

    /** A JSON object with these members, in this order. */
    record Json(List<Member> members) implements ValueKind {
        public Json {
            members = List.copyOf(members);
        }

        /** A name and the kind its value comes from. */
        public record Member(String name, ValueKind value) {}
    }

    /** Random bytes. */
    record Bytes(int minLength, int maxLength) implements ValueKind {}

    /** IPv4 addresses within a network in CIDR form. */
    record Inet(String network) implements ValueKind {}

    /** An array with so many elements. */
    record ArrayValue(ValueKind element, Distribution length) implements ValueKind {}

    /** The same value in each row, in PostgreSQL's text form. */
    record Constant(String value) implements ValueKind {}

    /** True on a parent's first (or last) child. */
    enum Ordinal implements ValueKind {
        FIRST,
        LAST,
        /** The child's number among its siblings, from 1. */
        NUMBER
    }

    /** A column of the row's own parent, recomputed from the parent's row number. */
    record ParentReference(String column) implements ValueKind {}

    /**
     * A column of some row of another table; columns of one composite reference share {@code group} and so pick the same row.
     *
     * @param pick uniform over the target's rows, or a skewed distribution of the target's row number (1 first)
     * @param within the rows that may be picked; null for all of the table
     */
    record FreeReference(
            String table,
            String column,
            @Nullable Distribution pick,
            String group,
            @Nullable Within within) implements ValueKind {
        public FreeReference(String table, String column, @Nullable Distribution pick, String group) {
            this(table, column, pick, group, null);
        }
    }

    /**
     * Rows that agree with what a row refers to already: all that descend from one row, and so are neighbours.
     *
     * @param group the reference of the same row whose picked row leads to the ancestor; null for the row's own parent
     * @param up how many generations above that row the ancestor is
     * @param down how many generations below the ancestor the rows are; 0 for the ancestor itself
     */
    record Within(@Nullable String group, int up, int down) {}
}
