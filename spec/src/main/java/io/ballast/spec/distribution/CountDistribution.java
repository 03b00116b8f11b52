package io.ballast.spec.distribution;

import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How likely each number of children is by a distribution. A continuous law gives k children the probability of k - ½ to k + ½; min and
 * max, where given, cut the law off and the rest makes up for it.
 */
public final class CountDistribution {
    /** More different numbers of children than any sensible spec has; a block's sums are taken over all of them. */
    private static final long MAX_VALUES = 1_000_000;

    /** A sum of a million probabilities is not off by as much. */
    private static final double ROUNDING = 1e-9;

    private final long[] values;
    private final double[] probabilities;

    private CountDistribution(long[] values, double[] probabilities) {
        this.values = values;
        this.probabilities = probabilities;
    }

    /** The law of a distribution of sizes, which has an end. */
    public static CountDistribution of(Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            long value = Math.round(constant.value());
            return over(value, value, k -> 1);
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return over((long) Math.ceil(uniform.min()), (long) Math.floor(uniform.max()), k -> 1);
        }
        if (distribution instanceof Distribution.Zipf zipf) {
            return over(1, zipf.max(), k -> StrictMath.pow((double) k, -zipf.exponent()));
        }
        if (distribution instanceof Distribution.Normal law) {
            RealDistribution normal = new NormalDistribution(null, law.mean(), law.standardDeviation());
            return rounded(normal, law.min(), law.max());
        }
        if (distribution instanceof Distribution.LogNormal law) {
            return rounded(new LogNormalDistribution(null, law.mu(), law.sigma()), law.min(), law.max());
        }
        if (distribution instanceof Distribution.Exponential law) {
            return rounded(new ExponentialDistribution(null, law.mean()), law.min(), law.max());
        }
        if (distribution instanceof Distribution.Poisson law) {
            PoissonDistribution poisson = new PoissonDistribution(
                    null, law.mean(), PoissonDistribution.DEFAULT_EPSILON, PoissonDistribution.DEFAULT_MAX_ITERATIONS);
            return over(0, end(law.max()), k -> poisson.probability((int) k));
        }
        if (distribution instanceof Distribution.Geometric law) {
            GeometricDistribution geometric = new GeometricDistribution(null, law.p());
            return over(0, end(law.max()), k -> geometric.probability((int) k));
        }
        if (distribution instanceof Distribution.Histogram law) {
            return over((long) Math.ceil(law.min()), (long) Math.floor(law.max()), k -> law.share(k - 0.5, k + 0.5));
        }
        return weighted((Distribution.Weighted) distribution);
    }

    private static CountDistribution rounded(RealDistribution law, @Nullable Double min, @Nullable Double max) {
        long first = min == null ? 0 : Math.max(0, (long) Math.ceil(min));
        return over(first, end(max), k -> law.cumulativeProbability(k + 0.5) - law.cumulativeProbability(k - 0.5));
    }

    /** Sizes always end somewhere: the spec's reader gives laws that do not an end that hardly any draw would pass. */
    private static long end(@Nullable Double max) {
        if (max == null) {
            throw new IllegalArgumentException("a number of children needs a max");
        }
        return (long) Math.floor(max);
    }

    private static CountDistribution weighted(Distribution.Weighted weighted) {
        long[] values =
                weighted.values().stream().mapToLong(value -> Math.round(value)).toArray();
        double[] weights = weighted.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new CountDistribution(values, normalised(weights));
    }

    private static CountDistribution over(long first, long last, LongToDoubleFunction weight) {
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
        return new CountDistribution(values, normalised(weights));
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

    /** The numbers of children, rising. */
    public long[] values() {
        return values.clone();
    }

    /** The probability of each value; they add up to 1. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /**
     * The most children that so many parents have together: parents times mean, rounded, is what they are dealt, but for less than the
     * distance of the least from the greatest number.
     */
    public double mostOf(long parents) {
        double mean = mean();
        long least = values[0];
        long greatest = values[values.length - 1];
        double dealt = parents * mean * (1 + ROUNDING) + (greatest - least) + 1;
        return Math.min(Math.floor(dealt), (double) parents * greatest);
    }

    /** The children that so many parents are to have together: parents times mean, rounded. */
    public double totalOf(long parents) {
        return (double) Math.round(parents * mean());
    }

    private double mean() {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i] * probabilities[i];
        }
        return mean;
    }
}
