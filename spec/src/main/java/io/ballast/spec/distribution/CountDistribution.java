package io.ballast.spec.distribution;

import java.util.SortedMap;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.distribution.RealDistribution;

/** How likely each number of children is. */
public final class CountDistribution {
    /** More different numbers of children than any sensible spec has; a block's sums are taken over all of them. */
    private static final long MAX_VALUES = 1_000_000;

    /** A sum of a million probabilities is not off by as much. */
    private static final double ROUNDING = 1e-9;

    private final long[] values;
    private final double[] probabilities;

    private CountDistribution(long[] values, double[] weights) {
        this.values = values;
        this.probabilities = normalised(weights);
    }

    /** Each whole number of a support by its weight, from 0 on. */
    static CountDistribution over(Support support, LongToDoubleFunction weight) {
        if (support.max() == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a number of children needs a max");
        }
        long first = Math.max(0, (long) Math.ceil(support.min()));
        long last = (long) Math.floor(support.max());
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
        return new CountDistribution(values, weights);
    }

    /** Each whole number of a support by the probability of what is rounded to it. */
    static CountDistribution rounded(Support support, RealDistribution distribution) {
        return over(
                support,
                k -> distribution.cumulativeProbability(k + 0.5) - distribution.cumulativeProbability(k - 0.5));
    }

    /** Listed values, which are rounded, by their weights. */
    static CountDistribution listed(SortedMap<Double, Double> weights) {
        return new CountDistribution(
                weights.keySet().stream().mapToLong(Math::round).toArray(),
                weights.values().stream().mapToDouble(Double::doubleValue).toArray());
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
     * The most children that the given number of parents has together: parents times mean, rounded, is what they are dealt, but for less
     * than the distance of the smallest from the greatest number.
     */
    public double mostOf(long parents) {
        double mean = mean();
        long min = values[0];
        long max = values[values.length - 1];
        double dealt = parents * mean * (1 + ROUNDING) + (max - min) + 1;
        return Math.min(Math.floor(dealt), (double) parents * max);
    }

    /** The children that the given number of parents is to have together: parents times mean, rounded. */
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
