package io.ballast.spec.distribution;

import java.util.Map;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.apache.commons.math3.distribution.IntegerDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * How likely a draw lands in a range. Values outside are drawn again, so a range that is hardly ever hit would make the
 * generator draw for ever.
 */
public final class Likelihood {
    /** A range that fewer draws hit than this is refused. */
    public static final double LEAST = 0.01;

    private Likelihood() {}

    /** The probability of min..max, both inclusive, before anything is drawn again; either end may be infinite. */
    public static double of(Distribution distribution, double min, double max) {
        if (max < min) {
            return 0;
        }
        if (distribution instanceof Distribution.Constant constant) {
            return constant.value() >= min && constant.value() <= max ? 1 : 0;
        }
        if (distribution instanceof Distribution.Uniform uniform) {
            return uniform(uniform, min, max);
        }
        if (distribution instanceof Distribution.Zipf zipf) {
            return zipf(zipf, min, max);
        }
        if (distribution instanceof Distribution.Normal normal) {
            return new NormalDistribution(null, normal.mean(), normal.standardDeviation()).probability(min, max);
        }
        if (distribution instanceof Distribution.LogNormal logNormal) {
            return new LogNormalDistribution(null, logNormal.mu(), logNormal.sigma()).probability(min, max);
        }
        if (distribution instanceof Distribution.Exponential exponential) {
            return new ExponentialDistribution(null, exponential.mean()).probability(min, max);
        }
        if (distribution instanceof Distribution.Poisson poisson) {
            return whole(
                    new PoissonDistribution(
                            null,
                            poisson.mean(),
                            PoissonDistribution.DEFAULT_EPSILON,
                            PoissonDistribution.DEFAULT_MAX_ITERATIONS),
                    min,
                    max);
        }
        if (distribution instanceof Distribution.Geometric geometric) {
            return whole(new GeometricDistribution(null, geometric.p()), min, max);
        }
        if (distribution instanceof Distribution.Histogram histogram) {
            return histogram.share(min, max);
        }
        return weighted((Distribution.Weighted) distribution, min, max);
    }

    private static double uniform(Distribution.Uniform uniform, double min, double max) {
        double low = Math.max(min, uniform.min());
        double high = Math.min(max, uniform.max());
        if (uniform.min() == uniform.max()) {
            return low <= high ? 1 : 0;
        }
        return Math.max(0, high - low) / (uniform.max() - uniform.min());
    }

    /** With the area under x^-exponent in place of the sum: near enough for {@link #LEAST}, and quick for any max. */
    private static double zipf(Distribution.Zipf zipf, double min, double max) {
        double low = Math.max(1, Math.ceil(min));
        double high = Math.min((double) zipf.max(), Math.floor(max));
        return low > high ? 0 : area(zipf.exponent(), low, high) / area(zipf.exponent(), 1, (double) zipf.max());
    }

    private static double area(double exponent, double first, double last) {
        double from = first - 0.5;
        double to = last + 0.5;
        return exponent == 1
                ? Math.log(to / from)
                : (Math.pow(to, 1 - exponent) - Math.pow(from, 1 - exponent)) / (1 - exponent);
    }

    private static double whole(IntegerDistribution law, double min, double max) {
        int last = (int) Math.min(Math.floor(max), Integer.MAX_VALUE - 1.0);
        int beforeFirst = (int) Math.max(Math.ceil(min) - 1, -1);
        return last < 0 ? 0 : law.cumulativeProbability(last) - law.cumulativeProbability(beforeFirst);
    }

    private static double weighted(Distribution.Weighted weighted, double min, double max) {
        double inside = 0;
        double all = 0;
        for (Map.Entry<Double, Double> entry : weighted.weights().entrySet()) {
            all += entry.getValue();
            inside += entry.getKey() >= min && entry.getKey() <= max ? entry.getValue() : 0;
        }
        return inside / all;
    }
}
