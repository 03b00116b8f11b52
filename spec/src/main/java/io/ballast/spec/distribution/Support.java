package io.ballast.spec.distribution;

import org.jspecify.annotations.Nullable;

/**
 * The range that a distribution's values lie in.
 *
 * @param min may be negative infinity
 * @param max may be infinity
 */
public record Support(double min, double max) {
    /** From {@code min}, by default {@code lowest}, to {@code max}, by default infinity. */
    static Support of(@Nullable Double min, double lowest, @Nullable Double max) {
        return new Support(min == null ? lowest : min, max == null ? Double.POSITIVE_INFINITY : max);
    }

    public boolean isFinite() {
        return Double.isFinite(min) && Double.isFinite(max);
    }
}
