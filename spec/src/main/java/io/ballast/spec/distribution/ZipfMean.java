package io.ballast.spec.distribution;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Finds the exponent of a Zipf distribution on 1..max from its mean. The mean is H(max, s-1) / H(max, s) with the generalized harmonic
 * numbers H, and falls from (max + 1) / 2 at s = 0 towards 1.
 */
public final class ZipfMean {
    /** The largest max a mean is solved for: each step of the solver sums as many powers. */
    static final long MAX_SUMMANDS = 100_000;
    /** At this exponent the mean of every distribution is 1 to the last bit. */
    public static final double MAX_EXPONENT = 100;

    private static final double SOLVER_ACCURACY = 1e-12;
    private static final int MAX_EVALUATIONS = 200;

    private ZipfMean() {}

    /** The largest mean that a distribution on 1..max can have. */
    static double largestMean(long max) {
        return (max + 1) / 2.0;
    }

    /** The exponent, to the last bit that the sums allow; the mean must be greater than 1 and at most the largest one. */
    public static double exponent(long max, double mean) {
        if (mean == largestMean(max)) {
            return 0;
        }
        double near = new BrentSolver(SOLVER_ACCURACY)
                .solve(MAX_EVALUATIONS, exponent -> mean(max, exponent) - mean, 0, MAX_EXPONENT);
        double low = Math.max(0, near - 2 * SOLVER_ACCURACY);
        double high = Math.min(MAX_EXPONENT, near + 2 * SOLVER_ACCURACY);
        while (Math.nextUp(low) < high) {
            double middle = low + (high - low) / 2;
            if (mean(max, middle) > mean) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.abs(mean(max, low) - mean) < Math.abs(mean(max, high) - mean) ? low : high;
    }

    /** Sums from the smallest summand on, so that rounding takes nothing away; StrictMath, so that every machine agrees. */
    public static double mean(long max, double exponent) {
        double weights = 0;
        double weighted = 0;
        for (long k = max; k >= 1; k--) {
            double weight = StrictMath.pow((double) k, -exponent);
            weights += weight;
            weighted += weight * k;
        }
        return weighted / weights;
    }
}
