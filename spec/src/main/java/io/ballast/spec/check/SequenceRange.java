package io.ballast.spec.check;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.kind.EpochMicros;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.literal.Literals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The first and the last value of a sequence, in its units; the last may be beyond all that can be written.
 *
 * @param rows the most there can be
 */
record SequenceRange(SequenceKind sequence, long rows, BigInteger first, BigInteger last) {
    /** The first and the last day of a spec. */
    static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    static SequenceRange of(SequenceKind sequence, long rows) {
        BigInteger first = BigInteger.valueOf(sequence.startUnits());
        BigInteger steps = BigInteger.valueOf(Math.max(0, rows - 1));
        return new SequenceRange(
                sequence,
                rows,
                first,
                first.add(BigInteger.valueOf(sequence.stepUnits()).multiply(steps)));
    }

    /** The smallest unit count that a sequence can reach. */
    BigInteger least() {
        return sequence instanceof SequenceKind.Days
                ? BigInteger.valueOf(FIRST_DAY.toEpochDay())
                : sequence instanceof SequenceKind.Moments
                        ? micros(FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC))
                        : MAX_LONG.negate();
    }

    /** The largest unit count that a sequence can reach. */
    BigInteger most() {
        return sequence instanceof SequenceKind.Days
                ? BigInteger.valueOf(LAST_DAY.toEpochDay())
                : sequence instanceof SequenceKind.Moments
                        ? micros(LAST_DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                                .subtract(BigInteger.ONE)
                        : MAX_LONG;
    }

    boolean isWithin() {
        return first.compareTo(least()) >= 0
                && first.compareTo(most()) <= 0
                && last.compareTo(least()) >= 0
                && last.compareTo(most()) <= 0;
    }

    /** How many rows the sequence has until it leaves its range. */
    BigInteger rowsWithin() {
        if (first.compareTo(least()) < 0 || first.compareTo(most()) > 0) {
            return BigInteger.ZERO;
        }
        BigInteger step = BigInteger.valueOf(sequence.stepUnits());
        BigInteger room = step.signum() > 0 ? most().subtract(first) : first.subtract(least());
        return room.divide(step.abs()).add(BigInteger.ONE);
    }

    /** The value of a sequence of numbers. */
    BigDecimal number(BigInteger units) {
        return new BigDecimal(
                units,
                sequence instanceof SequenceKind.Decimals decimal
                        ? decimal.start().scale()
                        : 0);
    }

    /** The value in the form of the type's literals; one that is out of range becomes the nearest that is not. */
    String text(BigInteger units, ColumnType type) {
        if (sequence instanceof SequenceKind.Days) {
            return LocalDate.ofEpochDay(clamped(units)).toString();
        }
        if (sequence instanceof SequenceKind.Moments) {
            String instant =
                    Instant.EPOCH.plus(clamped(units), ChronoUnit.MICROS).toString();
            return Literals.canonical(
                    type, type.base() == BaseType.TIMESTAMPTZ ? instant : instant.substring(0, instant.length() - 1));
        }
        return number(units).toPlainString();
    }

    private long clamped(BigInteger units) {
        return units.max(least()).min(most()).longValueExact();
    }

    private static BigInteger micros(Instant instant) {
        return BigInteger.valueOf(EpochMicros.of(instant));
    }
}
