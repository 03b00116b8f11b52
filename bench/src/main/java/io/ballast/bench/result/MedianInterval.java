package io.ballast.bench.result;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The interval of the median from order statistics: it assumes nothing of the distribution but that the runs are independent.
 *
 * <p>The number of runs below the true median is binomial with p = 1/2, so the interval from the r-th smallest to the r-th
 * largest of n runs holds the median with probability 1 − 2 · P(Bin(n, 1/2) &lt; r) (David and Nagaraja, Order Statistics,
 * 7.1). The largest r with at least the wanted coverage is taken: with n = 9 the 2nd to the 8th, 96.1 %.
 */
final class MedianInterval {
    private MedianInterval() {}

    /** Empty when there are too few runs for the coverage: 95 % needs six. */
    public static Optional<Interval> of(double[] sample, double wantedCoverage) {
        int rank = rank(sample.length, wantedCoverage);
        if (rank == 0) {
            return Optional.empty();
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return Optional.of(new Interval(sorted[rank - 1], sorted[sorted.length - rank], coverage(sample.length, rank)));
    }

    /** The largest r, from 1, whose interval has the coverage; 0 when there is none. */
    static int rank(int runs, double wantedCoverage) {
        int rank = 0;
        while (rank + 1 <= runs / 2 && coverage(runs, rank + 1) >= wantedCoverage) {
            rank++;
        }
        return rank;
    }

    private static double coverage(int runs, int rank) {
        return 1 - 2 * new BinomialDistribution(null, runs, 0.5).cumulativeProbability(rank - 1);
    }
}
