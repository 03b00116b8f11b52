package io.ballast.introspect.law;

import io.ballast.common.spec.Distribution;
import io.ballast.common.spec.distribution.Likelihood;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** The law that a column of numbers follows best: the one whose distribution function is nowhere far from theirs. */
public final class NumberLaw {
    /** What a law with parameters must be better by than all numbers alike. */
    private static final double LEAST_GAIN = 0.02;

    private static final int DIGITS = 3;

    private NumberLaw() {}

    /**
     * The law of numbers within a range; null for all alike.
     *
     * @param masses of the numbers seen, rising
     */
    public static @Nullable Distribution of(List<Mass> masses, double min, double max) {
        if (masses.size() < 3 || !(max > min)) {
            return null;
        }
        Distribution best = null;
        double bestDistance = distance(masses, x -> (x - min) / (max - min)) - LEAST_GAIN;
        for (Candidate candidate : candidates(masses)) {
            double below = candidate.below().applyAsDouble(min);
            double inside = candidate.below().applyAsDouble(max) - below;
            double distance = distance(masses, x -> (candidate.below().applyAsDouble(x) - below) / inside);
            if (distance < bestDistance && Likelihood.of(candidate.law(), min, max) >= 2 * Likelihood.LEAST) {
                best = candidate.law();
                bestDistance = distance;
            }
        }
        return best;
    }

    /**
     * A number, and the share of all that is at it.
     *
     * @param share from 0 to 1; the shares add up to 1
     */
    public record Mass(double number, double share) {}

    private record Candidate(Distribution law, DoubleUnaryOperator below) {}

    private static List<Candidate> candidates(List<Mass> masses) {
        List<Candidate> candidates = new ArrayList<>();
        double mean = RoundMarks.digits(mean(masses, x -> x), DIGITS);
        double deviation = RoundMarks.digits(deviation(masses, x -> x), DIGITS);
        if (deviation > 0) {
            candidates.add(new Candidate(
                    new Distribution.Normal(mean, deviation, null, null),
                    new NormalDistribution(null, mean, deviation)::cumulativeProbability));
        }
        if (masses.get(0).number() >= 0 && mean > 0) {
            candidates.add(new Candidate(
                    new Distribution.Exponential(mean, null, null),
                    new ExponentialDistribution(null, mean)::cumulativeProbability));
        }
        if (masses.get(0).number() > 0) {
            double mu = RoundMarks.digits(mean(masses, Math::log), DIGITS);
            double sigma = RoundMarks.digits(deviation(masses, Math::log), DIGITS);
            if (sigma > 0) {
                candidates.add(new Candidate(
                        new Distribution.LogNormal(mu, sigma, null, null),
                        new LogNormalDistribution(null, mu, sigma)::cumulativeProbability));
            }
        }
        return candidates;
    }

    /** The greatest difference of the distribution functions (Kolmogorov and Smirnov). */
    private static double distance(List<Mass> masses, DoubleUnaryOperator below) {
        double seen = 0;
        double distance = 0;
        for (Mass mass : masses) {
            double law = Math.min(1, Math.max(0, below.applyAsDouble(mass.number())));
            distance = Math.max(distance, Math.abs(law - (seen + mass.share() / 2)));
            seen += mass.share();
        }
        return distance;
    }

    private static double mean(List<Mass> masses, DoubleUnaryOperator of) {
        double sum = 0;
        for (Mass mass : masses) {
            sum += mass.share() * of.applyAsDouble(mass.number());
        }
        return sum;
    }

    private static double deviation(List<Mass> masses, DoubleUnaryOperator of) {
        double mean = mean(masses, of);
        return Math.sqrt(mean(masses, x -> Math.pow(of.applyAsDouble(x) - mean, 2)));
    }
}
