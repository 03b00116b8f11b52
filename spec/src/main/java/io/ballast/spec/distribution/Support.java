package io.ballast.spec.distribution;

import org.jspecify.annotations.Nullable;

/**
 * The range that a distribution's values lie in.
 *
 * @param min may be negative infinity
 * @param max may be infinity
 */
public record Support(double min, double max) {
    public static Support of(Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            return new Support(constant.value(), constant.value());
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return new Support(uniform.min(), uniform.max());
        }
        if (distribution instanceof Distribution.Zipf zipf) {
            return new Support(1, zipf.max());
        }
        if (distribution instanceof Distribution.Normal normal) {
            return new Support(or(normal.min(), Double.NEGATIVE_INFINITY), or(normal.max(), Double.POSITIVE_INFINITY));
        }
        if (distribution instanceof Distribution.LogNormal logNormal) {
            return new Support(or(logNormal.min(), 0), or(logNormal.max(), Double.POSITIVE_INFINITY));
        }
        if (distribution instanceof Distribution.Exponential exponential) {
            return new Support(or(exponential.min(), 0), or(exponential.max(), Double.POSITIVE_INFINITY));
        }
        if (distribution instanceof Distribution.Poisson poisson) {
            return new Support(0, or(poisson.max(), Double.POSITIVE_INFINITY));
        }
        if (distribution instanceof Distribution.Geometric geometric) {
            return new Support(0, or(geometric.max(), Double.POSITIVE_INFINITY));
        }
        if (distribution instanceof Distribution.Histogram histogram) {
            return new Support(histogram.min(), histogram.max());
        }
        Distribution.Weighted weighted = (Distribution.Weighted) distribution;
        return new Support(weighted.weights().firstKey(), weighted.weights().lastKey());
    }

    public boolean isFinite() {
        return Double.isFinite(min) && Double.isFinite(max);
    }

    private static double or(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }
}
