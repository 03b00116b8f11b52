package io.ballast.introspect.fit;

import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Exponential;
import io.ballast.spec.distribution.LogNormal;
import io.ballast.spec.distribution.Normal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The distribution that a column of numbers follows best: the one whose distribution function is nowhere far from theirs. */
public final class NumberFit {
    /** What a distribution with parameters must be better by than all numbers alike. */
    private static final double MIN_GAIN = 0.02;

    /** Farther away than this a named distribution gives way to a histogram; a hundred quantiles of a sample are off by half of it. */
    private static final double MAX_DISTANCE = 0.03;

    private static final int DIGITS = 3;

    private NumberFit() {}

    /**
     * The distribution of numbers within a range; null where all are equally likely. It is a histogram where no named distribution comes near.
     *
     * @param min a round number at or below all that was seen
     * @param max a round number at or above all that was seen
     * @param scale digits after the point that the numbers have
     * @param histogram whether the answer may be a histogram; otherwise it is the nearest named distribution
     */
    public static @Nullable Distribution of(
            ObservedNumbers seen, BigDecimal min, BigDecimal max, int scale, boolean histogram) {
        List<ObservedNumbers.Mass> masses = seen.masses();
        if (masses.size() < 3 || max.compareTo(min) <= 0) {
            return null;
        }
        Fit named = named(masses, min.doubleValue(), max.doubleValue());
        boolean isNear = named.distance() <= MAX_DISTANCE && !HistogramFit.hasPeaks(seen);
        return isNear || !histogram ? named.distribution() : HistogramFit.of(seen, min, max, scale);
    }

    /** The named distribution that is nearest. */
    private static Fit named(List<ObservedNumbers.Mass> masses, double min, double max) {
        Fit best = new Fit(null, distance(masses, x -> (x - min) / (max - min)));
        double wanted = best.distance() - MIN_GAIN;
        for (Distribution candidate : candidates(masses)) {
            double inside = candidate.probability(min, max);
            double distance = distance(masses, x -> candidate.probability(min, x) / inside);
            if (distance < wanted && inside >= 2 * Distribution.MIN_PROBABILITY) {
                best = new Fit(candidate, distance);
                wanted = distance;
            }
        }
        return best;
    }

    /** A distribution, null where all are equally likely, and how far its distribution function is from that of the numbers, at most. */
    private record Fit(@Nullable Distribution distribution, double distance) {}

    private static List<Distribution> candidates(List<ObservedNumbers.Mass> masses) {
        List<Distribution> candidates = new ArrayList<>();
        double mean = RoundMarks.digits(mean(masses, x -> x), DIGITS);
        double deviation = RoundMarks.digits(deviation(masses, x -> x), DIGITS);
        if (deviation > 0) {
            candidates.add(new Normal(mean, deviation, null, null));
        }
        if (masses.get(0).number() >= 0 && mean > 0) {
            candidates.add(new Exponential(mean, null, null));
        }
        if (masses.get(0).number() > 0) {
            double mu = RoundMarks.digits(mean(masses, Math::log), DIGITS);
            double sigma = RoundMarks.digits(deviation(masses, Math::log), DIGITS);
            if (sigma > 0) {
                candidates.add(new LogNormal(mu, sigma, null, null));
            }
        }
        return candidates;
    }

    /** The greatest difference of the distribution functions (Kolmogorov and Smirnov). */
    private static double distance(List<ObservedNumbers.Mass> masses, DoubleUnaryOperator below) {
        double seen = 0;
        double distance = 0;
        for (ObservedNumbers.Mass mass : masses) {
            double share = Math.min(1, Math.max(0, below.applyAsDouble(mass.number())));
            distance = Math.max(distance, Math.abs(share - (seen + mass.share() / 2)));
            seen += mass.share();
        }
        return distance;
    }

    private static double mean(List<ObservedNumbers.Mass> masses, DoubleUnaryOperator of) {
        double sum = 0;
        for (ObservedNumbers.Mass mass : masses) {
            sum += mass.share() * of.applyAsDouble(mass.number());
        }
        return sum;
    }

    private static double deviation(List<ObservedNumbers.Mass> masses, DoubleUnaryOperator of) {
        double mean = mean(masses, of);
        return Math.sqrt(mean(masses, x -> Math.pow(of.applyAsDouble(x) - mean, 2)));
    }
}
