package io.ballast.spec.distribution;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are spread: counts of children, values of number columns, picks of references. Parameters carry the names of
 * the field. {@code min} and {@code max}, where a distribution takes them, clamp nothing: values outside are drawn again.
 */
public sealed interface Distribution {
    record Constant(double value) implements Distribution {}

    /** Every value from min to max alike; whole numbers include both ends. */
    record Uniform(double min, double max) implements Distribution {}

    /** Zipf's law on 1..max: P(k) is proportional to 1 / k^exponent. A spec may give the mean instead of the exponent. */
    record Zipf(long max, double exponent) implements Distribution {}

    record Normal(
            double mean,
            double standardDeviation,
            @Nullable Double min,
            @Nullable Double max) implements Distribution {}

    /** {@code mu} and {@code sigma} are those of the logarithm. */
    record LogNormal(
            double mu,
            double sigma,
            @Nullable Double min,
            @Nullable Double max) implements Distribution {}

    record Exponential(
            double mean, @Nullable Double min, @Nullable Double max) implements Distribution {}

    record Poisson(double mean, @Nullable Double max) implements Distribution {}

    /** Failures before the first success, 0, 1, 2 …, with success probability {@code p}. */
    record Geometric(double p, @Nullable Double max) implements Distribution {}

    /** Listed values with their weights, which need not add up to 1. */
    record Weighted(SortedMap<Double, Double> weights) implements Distribution {
        public Weighted(Map<Double, Double> weights) {
            this(new TreeMap<>(weights));
        }

        public Weighted {
            weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        }

        /** The values in ascending order: the order in which a sampler lays them out. */
        public List<Double> values() {
            return List.copyOf(weights.keySet());
        }
    }

    /**
     * Ranges that lie next to each other, each picked by its weight, with every value of a range alike.
     *
     * @param bounds the ends of the ranges, none less than the one before; two alike enclose that number alone
     * @param weights one for each range; they need not add up to 1
     */
    record Histogram(List<Double> bounds, List<Double> weights) implements Distribution {
        public Histogram {
            bounds = List.copyOf(bounds);
            weights = List.copyOf(weights);
            if (weights.isEmpty() || bounds.size() != weights.size() + 1) {
                throw new IllegalArgumentException("a histogram needs one bound more than it has weights");
            }
        }

        public double min() {
            return bounds.get(0);
        }

        public double max() {
            return bounds.get(bounds.size() - 1);
        }

        /** The share of the draws from {@code low} to {@code high}, both inclusive. */
        public double share(double low, double high) {
            double inside = 0;
            double all = 0;
            for (int i = 0; i < weights.size(); i++) {
                double from = bounds.get(i);
                double to = bounds.get(i + 1);
                double part = from == to
                        ? (from >= low && from <= high ? 1 : 0)
                        : Math.max(0, Math.min(to, high) - Math.max(from, low)) / (to - from);
                inside += weights.get(i) * part;
                all += weights.get(i);
            }
            return inside / all;
        }
    }
}
