package io.ballast.introspect.fit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Round numbers that a histogram may have as bounds. They follow from the rounded ends of a range alone: steps of 1, 2 or 5 times a
 * power of ten, at most {@value #STEPS} of them, and between two steps around 0 the marks 1, 2, 3, 5, 7 times smaller powers of ten,
 * so that skewed numbers have some too.
 */
final class MarkGrid {
    static final int STEPS = 25;
    private static final int[] MARKS = {1, 2, 3, 5, 7};
    /** Numbers less than the step by more powers of ten than this are one to a histogram. */
    private static final int DECADES = 6;

    private MarkGrid() {}

    /** The marks from min to max, both of them included. */
    static NavigableSet<BigDecimal> between(BigDecimal min, BigDecimal max, int scale) {
        NavigableSet<BigDecimal> marks = new TreeSet<>();
        BigDecimal step = step(max.subtract(min)).max(BigDecimal.ONE.movePointLeft(scale));
        BigDecimal mark = min.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        for (; mark.compareTo(max) < 0; mark = mark.add(step)) {
            marks.add(mark);
        }
        BigDecimal least = BigDecimal.ONE.movePointLeft(scale);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(step.precision() - step.scale() - 1);
        for (int i = 0; i <= DECADES && power.compareTo(least) >= 0; i++, power = power.movePointLeft(1)) {
            for (int digit : MARKS) {
                BigDecimal small = power.multiply(BigDecimal.valueOf(digit));
                if (small.compareTo(step) < 0) {
                    marks.add(small);
                    marks.add(small.negate());
                }
            }
        }
        NavigableSet<BigDecimal> inside = new TreeSet<>(marks.subSet(min, false, max, false));
        inside.add(min);
        inside.add(max);
        return inside;
    }

    /** The least of 1, 2, 5 times a power of ten that cuts the span into few enough steps. */
    private static BigDecimal step(BigDecimal span) {
        BigDecimal exact = span.divide(BigDecimal.valueOf(STEPS));
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - 1);
        for (int digit : new int[] {1, 2, 5}) {
            if (power.multiply(BigDecimal.valueOf(digit)).compareTo(exact) >= 0) {
                return power.multiply(BigDecimal.valueOf(digit));
            }
        }
        return power.movePointRight(1);
    }
}
