package io.ballast.introspect.fit;

import io.ballast.spec.distribution.Zipf;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * How unevenly rows of a table are picked by references: the exponent of a Zipf distribution over its rows.
 *
 * <p>Two picks meet in one row with probability sum p(k)^2; among C picks the share of pairs that meet estimates it without bias
 * (Simpson, Measurement of Diversity, 1949). Of the Zipf distribution on 1..n it is H(n, 2s) / H(n, s)^2 with the generalized harmonic
 * numbers H, which grows with s from 1/n.
 */
public final class PickFit {
    /** Less than this above the least probability is chance. */
    private static final double MIN_EXCESS = 0.02;

    private static final double STEEPEST = 20;
    private static final double ACCURACY = 1e-6;
    private static final int MAX_EVALUATIONS = 100;
    private static final int DIGITS = 3;
    /** This number of terms is summed; the rest is the area under the curve. */
    private static final long SUMMED = 1_000;

    private PickFit() {}

    /**
     * The exponent; empty where all rows are picked equally often, as far as the counts show.
     *
     * @param parentsByChildren number of picks to number of rows that are picked so often, zero included
     */
    public static OptionalDouble exponent(SortedMap<Long, Long> parentsByChildren) {
        double rows = 0;
        double picks = 0;
        double pairs = 0;
        for (Map.Entry<Long, Long> entry : parentsByChildren.entrySet()) {
            double children = entry.getKey();
            rows += entry.getValue();
            picks += children * entry.getValue();
            pairs += children * (children - 1) * entry.getValue();
        }
        if (rows < 2 || picks < 2) {
            return OptionalDouble.empty();
        }
        long n = (long) rows;
        double meeting = pairs / (picks * (picks - 1));
        double noise = 3 * Math.sqrt(2 / rows) / picks;
        if (meeting <= (1 + MIN_EXCESS) / rows + noise) {
            return OptionalDouble.empty();
        }
        if (meeting >= meeting(n, STEEPEST)) {
            return OptionalDouble.of(STEEPEST);
        }
        double exponent =
                new BrentSolver(ACCURACY).solve(MAX_EVALUATIONS, s -> Math.log(meeting(n, s) / meeting), 0, STEEPEST);
        return OptionalDouble.of(RoundMarks.digits(exponent, DIGITS));
    }

    private static double meeting(long n, double exponent) {
        double once = harmonic(n, exponent);
        return harmonic(n, 2 * exponent) / (once * once);
    }

    static double harmonic(long n, double exponent) {
        double sum = 0;
        for (long k = Math.min(n, SUMMED); k >= 1; k--) {
            sum += Math.pow((double) k, -exponent);
        }
        if (n <= SUMMED) {
            return sum;
        }
        return sum + Zipf.area(exponent, (double) SUMMED + 1, (double) n);
    }
}
