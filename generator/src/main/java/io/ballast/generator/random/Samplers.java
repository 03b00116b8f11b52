package io.ballast.generator.random;

import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Exponential;
import io.ballast.spec.distribution.Geometric;
import io.ballast.spec.distribution.Histogram;
import io.ballast.spec.distribution.LogNormal;
import io.ballast.spec.distribution.Normal;
import io.ballast.spec.distribution.Poisson;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.distribution.Zipf;
import java.util.List;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sampler of a distribution. Everything irrational comes from StrictMath, whose results are the same on every machine.
 * A distribution's own min and max are kept by drawing again.
 */
public final class Samplers {
    /** Distributions of whole numbers are laid out up to here, past which lies less than this share. */
    private static final double TAIL = 0x1p-53;

    private static final int MAX_LAID_OUT = 1 << 20;

    private Samplers() {}

    public static Sampler of(Distribution distribution) {
        return distribution.accept(new OfEach());
    }

    private static final class OfEach implements Distribution.Visitor<Sampler> {
        @Override
        public Sampler constant(Constant constant) {
            return bits -> constant.value();
        }

        @Override
        public Sampler uniform(Uniform uniform) {
            return bits -> uniform.min() + CellBits.unit(bits) * (uniform.max() - uniform.min());
        }

        @Override
        public Sampler zipf(Zipf zipf) {
            ZipfSampler sampler = new ZipfSampler(zipf.max(), zipf.exponent());
            return sampler::draw;
        }

        @Override
        public Sampler normal(Normal normal) {
            return within(
                    bits -> normal.mean() + normal.standardDeviation() * NormalQuantile.at(open(bits)),
                    normal.min(),
                    normal.max());
        }

        @Override
        public Sampler logNormal(LogNormal logNormal) {
            return within(
                    bits -> StrictMath.exp(logNormal.mu() + logNormal.sigma() * NormalQuantile.at(open(bits))),
                    logNormal.min(),
                    logNormal.max());
        }

        @Override
        public Sampler exponential(Exponential exponential) {
            return within(
                    bits -> -exponential.mean() * StrictMath.log(open(bits)), exponential.min(), exponential.max());
        }

        @Override
        public Sampler poisson(Poisson poisson) {
            return within(whole(poisson.endless()), null, poisson.max());
        }

        @Override
        public Sampler geometric(Geometric geometric) {
            return within(whole(geometric.endless()), null, geometric.max());
        }

        @Override
        public Sampler weighted(Weighted weighted) {
            List<Double> values = weighted.values();
            double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
            double[] weights = weighted.weights().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            AliasTable table = new AliasTable(weights);
            return bits -> numbers[table.pick(bits)];
        }

        @Override
        public Sampler histogram(Histogram histogram) {
            return new HistogramSampler(histogram.bounds(), histogram.weights());
        }
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

    /** A distribution of whole numbers from 0 on, laid out in an alias table. */
    private static Sampler whole(IntegerDistribution distribution) {
        int first = distribution.inverseCumulativeProbability(TAIL);
        int last = distribution.inverseCumulativeProbability(1 - TAIL);
        int size = Math.min(last - first + 1, MAX_LAID_OUT);
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = distribution.probability(first + i);
        }
        AliasTable table = new AliasTable(weights);
        return bits -> first + table.pick(bits);
    }
}
