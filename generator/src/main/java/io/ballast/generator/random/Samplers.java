package io.ballast.generator.random;

import io.ballast.spec.distribution.Distribution;
import java.util.List;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sampler of a distribution. Everything irrational comes from StrictMath, whose results are the same on every machine.
 * A distribution's own min and max are kept by drawing again.
 */
public final class Samplers {
    /** Whole-number laws are laid out up to here, past which lies less than this share. */
    private static final double TAIL = 0x1p-53;

    private static final int MAX_LAID_OUT = 1 << 20;

    private Samplers() {}

    public static Sampler of(Distribution distribution) {
        if (distribution instanceof Distribution.Constant constant) {
            return bits -> constant.value();
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return bits -> uniform.min() + CellBits.unit(bits) * (uniform.max() - uniform.min());
        }
        if (distribution instanceof Distribution.Zipf zipf) {
            ZipfSampler sampler = new ZipfSampler(zipf.max(), zipf.exponent());
            return sampler::draw;
        }
        if (distribution instanceof Distribution.Normal law) {
            return within(
                    bits -> law.mean() + law.standardDeviation() * NormalQuantile.at(open(bits)), law.min(), law.max());
        }
        if (distribution instanceof Distribution.LogNormal law) {
            return within(
                    bits -> StrictMath.exp(law.mu() + law.sigma() * NormalQuantile.at(open(bits))),
                    law.min(),
                    law.max());
        }
        if (distribution instanceof Distribution.Exponential law) {
            return within(bits -> -law.mean() * StrictMath.log(open(bits)), law.min(), law.max());
        }
        if (distribution instanceof Distribution.Poisson law) {
            return within(whole(poisson(law.mean())), null, law.max());
        }
        if (distribution instanceof Distribution.Geometric law) {
            return within(whole(new GeometricDistribution(null, law.p())), null, law.max());
        }
        if (distribution instanceof Distribution.Histogram histogram) {
            return new HistogramSampler(histogram.bounds(), histogram.weights());
        }
        return weighted((Distribution.Weighted) distribution);
    }

    static PoissonDistribution poisson(double mean) {
        return new PoissonDistribution(
                null, mean, PoissonDistribution.DEFAULT_EPSILON, PoissonDistribution.DEFAULT_MAX_ITERATIONS);
    }

    /** From 0 to 1, both exclusive: the middles of 2^53 steps. */
    private static double open(long bits) {
        return ((bits >>> 11) + 0.5) * 0x1p-53;
    }

    /** Draws again, with bits mixed from the ones before, until the number is from min to max. */
    private static Sampler within(Sampler sampler, @Nullable Double min, @Nullable Double max) {
        if (min == null && max == null) {
            return sampler;
        }
        double low = min == null ? Double.NEGATIVE_INFINITY : min;
        double high = max == null ? Double.POSITIVE_INFINITY : max;
        return bits -> {
            long next = bits;
            for (int i = 1; i <= Sampler.MAX_DRAWS; i++) {
                double number = sampler.draw(next);
                if (number >= low && number <= high) {
                    return number;
                }
                next = CellBits.at(~bits, i); // not the sequence that drawWithin goes along
            }
            throw new IllegalStateException(Sampler.MAX_DRAWS + " draws gave no number from " + low + " to " + high);
        };
    }

    /** A law of whole numbers from 0 on, laid out in an alias table. */
    private static Sampler whole(IntegerDistribution law) {
        int first = law.inverseCumulativeProbability(TAIL);
        int last = law.inverseCumulativeProbability(1 - TAIL);
        int size = Math.min(last - first + 1, MAX_LAID_OUT);
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = law.probability(first + i);
        }
        AliasTable table = new AliasTable(weights);
        return bits -> first + table.pick(bits);
    }

    private static Sampler weighted(Distribution.Weighted weighted) {
        List<Double> values = weighted.values();
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] weights = weighted.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        AliasTable table = new AliasTable(weights);
        return bits -> numbers[table.pick(bits)];
    }
}
