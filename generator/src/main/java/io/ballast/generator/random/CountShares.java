package io.ballast.generator.random;

import io.ballast.common.spec.Distribution;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Turns a distribution of children per parent into exact {@link Shares}. A continuous law gives k children the probability of
 * k - ½ to k + ½; min and max, where given, cut the law off and the rest makes up for it.
 */
public final class CountShares {
    /** More different numbers of children than any sensible spec has; a block's sums are taken over all of them. */
    private static final long MAX_VALUES = 1_000_000;

    private CountShares() {}

    /** The shares of so many parents. */
    public static Shares of(long parents, Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            long value = Math.round(constant.value());
            return over(parents, value, value, k -> 1);
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return over(parents, (long) Math.ceil(uniform.min()), (long) Math.floor(uniform.max()), k -> 1);
        }
        if (distribution instanceof Distribution.Zipf zipf) {
            return over(parents, 1, zipf.max(), k -> StrictMath.pow((double) k, -zipf.exponent()));
        }
        if (distribution instanceof Distribution.Normal law) {
            RealDistribution normal = new NormalDistribution(null, law.mean(), law.standardDeviation());
            return rounded(parents, normal, law.min(), law.max());
        }
        if (distribution instanceof Distribution.LogNormal law) {
            return rounded(parents, new LogNormalDistribution(null, law.mu(), law.sigma()), law.min(), law.max());
        }
        if (distribution instanceof Distribution.Exponential law) {
            return rounded(parents, new ExponentialDistribution(null, law.mean()), law.min(), law.max());
        }
        if (distribution instanceof Distribution.Poisson law) {
            PoissonDistribution poisson = Samplers.poisson(law.mean());
            return over(parents, 0, end(law.max()), k -> poisson.probability((int) k));
        }
        if (distribution instanceof Distribution.Geometric law) {
            GeometricDistribution geometric = new GeometricDistribution(null, law.p());
            return over(parents, 0, end(law.max()), k -> geometric.probability((int) k));
        }
        return weighted(parents, (Distribution.Weighted) distribution);
    }

    private static Shares rounded(long parents, RealDistribution law, @Nullable Double min, @Nullable Double max) {
        long first = min == null ? 0 : Math.max(0, (long) Math.ceil(min));
        return over(
                parents, first, end(max), k -> law.cumulativeProbability(k + 0.5) - law.cumulativeProbability(k - 0.5));
    }

    /** Sizes always end somewhere: the spec's reader gives laws that do not an end that hardly any draw would pass. */
    private static long end(@Nullable Double max) {
        if (max == null) {
            throw new IllegalArgumentException("a number of children needs a max");
        }
        return (long) Math.floor(max);
    }

    private static Shares weighted(long parents, Distribution.Weighted weighted) {
        long[] values =
                weighted.values().stream().mapToLong(value -> Math.round(value)).toArray();
        double[] weights = weighted.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Shares.of(parents, values, normalised(weights));
    }

    private static Shares over(long parents, long first, long last, LongToDoubleFunction weight) {
        if (last - first >= MAX_VALUES) {
            throw new IllegalArgumentException(
                    "children per parent from " + first + " to " + last + ": more than " + MAX_VALUES + " values");
        }
        int size = Math.toIntExact(last - first + 1);
        long[] values = new long[size];
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = first + i;
            weights[i] = weight.applyAsDouble(first + i);
        }
        return Shares.of(parents, values, normalised(weights));
    }

    private static double[] normalised(double[] weights) {
        double sum = 0;
        for (int i = weights.length - 1; i >= 0; i--) { // tails are small: first, so that they are not lost in rounding
            sum += weights[i];
        }
        double[] probabilities = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            probabilities[i] = weights[i] / sum;
        }
        return probabilities;
    }
}
