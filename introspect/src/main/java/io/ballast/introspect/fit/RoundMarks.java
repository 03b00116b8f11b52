package io.ballast.introspect.fit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rounds the ends of a range outward, to a mark that reveals no more than the magnitude: 0 and 1, 2, 5 times a power of ten, on
 * both sides of 0. A value that stands on a mark itself goes to the next one, save 0, so that the end is no value that was seen.
 */
public final class RoundMarks {
    private static final int[] STEPS = {1, 2, 5, 10, 20};

    private RoundMarks() {}

    /** The greatest mark below the value; 0 for 0 and for whatever lies between 0 and the least unit. */
    public static BigDecimal below(BigDecimal value, int scale) {
        if (value.signum() < 0) {
            return above(value.negate(), scale).negate();
        }
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal power = power(value);
        for (int i = STEPS.length - 2; i >= 0; i--) {
            BigDecimal mark = power.multiply(BigDecimal.valueOf(STEPS[i]));
            if (mark.compareTo(value) < 0) {
                return floor(mark, scale);
            }
        }
        return floor(power.movePointLeft(1).multiply(BigDecimal.valueOf(5)), scale);
    }

    /** The least mark above the value; 0 for 0. */
    public static BigDecimal above(BigDecimal value, int scale) {
        if (value.signum() < 0) {
            return below(value.negate(), scale).negate();
        }
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal power = power(value);
        for (int step : STEPS) {
            BigDecimal mark = power.multiply(BigDecimal.valueOf(step));
            if (mark.compareTo(value) > 0) {
                return mark.setScale(Math.max(scale, 0), RoundingMode.CEILING);
            }
        }
        throw new IllegalStateException("no mark above " + value);
    }

    /** Rounds to the given number of digits; for what is not a value but a measure of many. */
    public static double digits(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }

    private static BigDecimal floor(BigDecimal mark, int scale) {
        return mark.setScale(Math.max(scale, 0), RoundingMode.FLOOR);
    }

    /** The power of ten at or below a value greater than 0. */
    private static BigDecimal power(BigDecimal value) {
        return BigDecimal.ONE.scaleByPowerOfTen(value.precision() - value.scale() - 1);
    }
}
