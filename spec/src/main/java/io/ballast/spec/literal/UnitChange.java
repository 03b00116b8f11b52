package io.ballast.spec.literal;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import java.math.BigInteger;
import java.util.Optional;

/**
 * From the {@linkplain LiteralUnits units} of one type to those of another: days to moments, moments to the days that they are in,
 * numbers to numbers with as many digits after the point or more.
 *
 * @param times what units are multiplied by
 * @param over what they are then divided by, rounded down
 */
public record UnitChange(long times, long over) {
    private static final UnitChange NONE = new UnitChange(1, 1);
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /** Empty where values of the one are not exactly, or to the day, values of the other. */
    public static Optional<UnitChange> between(ColumnType from, ColumnType to) {
        if (!LiteralUnits.has(from) || !LiteralUnits.has(to)) {
            return Optional.empty();
        }
        TypeFamily source = from.base().family();
        TypeFamily target = to.base().family();
        if (isNumber(source) && isNumber(target)) {
            int digits = LiteralUnits.digits(to) - LiteralUnits.digits(from);
            return digits < 0
                    ? Optional.empty()
                    : Optional.of(new UnitChange(BigInteger.TEN.pow(digits).longValueExact(), 1));
        }
        if (isNumber(source) || isNumber(target)) {
            return Optional.empty();
        }
        return Optional.of(
                source == target
                        ? NONE
                        : source == TypeFamily.DATE
                                ? new UnitChange(MICROS_PER_DAY, 1)
                                : new UnitChange(1, MICROS_PER_DAY));
    }

    private static boolean isNumber(TypeFamily family) {
        return family == TypeFamily.WHOLE || family == TypeFamily.DECIMAL;
    }

    /** The units in the other type. */
    public long apply(long units) {
        return Math.floorDiv(Math.multiplyExact(units, times), over);
    }

    /** As {@link #apply(long)}, for numbers of any size. */
    public BigInteger apply(BigInteger units) {
        BigInteger[] parts = units.multiply(BigInteger.valueOf(times)).divideAndRemainder(BigInteger.valueOf(over));
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
