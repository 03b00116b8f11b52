package io.ballast.loader.analysis;

import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Fits a bounded Zipf distribution to observed counts by maximum likelihood.
 *
 * <p>The distribution is an exponential family in ln k, so the likelihood is greatest where the distribution's mean of ln k equals the mean seen
 * (Clauset, Shalizi, Newman: Power-law distributions in empirical data, 2009, appendix B, with an upper bound). The upper
 * bound itself is the greatest count seen.
 */
public final class ZipfFit {
    /** Steeper than any data: 2^-64 of the parents would have a second child. */
    private static final double STEEPEST = 64;

    private static final double ACCURACY = 1e-12;
    private static final int MAX_EVALUATIONS = 200;

    private ZipfFit() {}

    /**
     * The distribution that explains the counts best; empty where no such distribution is possible: some parent has no child, all have one, one
     * has more than {@value StatedDistribution#MAX_CHILDREN}, or larger counts are as frequent as small ones.
     *
     * @param parentsByChildren number of children to number of parents
     */
    public static Optional<BoundedZipf> fit(SortedMap<Long, Long> parentsByChildren) {
        if (parentsByChildren.isEmpty()
                || parentsByChildren.firstKey() < 1
                || parentsByChildren.lastKey() < 2
                || parentsByChildren.lastKey() > StatedDistribution.MAX_CHILDREN) {
            return Optional.empty();
        }
        int max = Math.toIntExact(parentsByChildren.lastKey());
        double seen = meanLogarithm(parentsByChildren);
        UnivariateFunction surplus = exponent -> meanLogarithm(max, exponent) - seen;
        if (surplus.value(0) <= 0 || surplus.value(STEEPEST) >= 0) {
            return Optional.empty();
        }
        double exponent = new BrentSolver(ACCURACY).solve(MAX_EVALUATIONS, surplus, 0, STEEPEST);
        return Optional.of(new BoundedZipf(max, exponent, ChildrenDistribution.Origin.FITTED));
    }

    private static double meanLogarithm(SortedMap<Long, Long> parentsByChildren) {
        double sum = 0;
        double parents = 0;
        for (var entry : parentsByChildren.entrySet()) {
            sum += Math.log(entry.getKey()) * entry.getValue();
            parents += entry.getValue();
        }
        return sum / parents;
    }

    private static double meanLogarithm(int max, double exponent) {
        double[] shares = new BoundedZipf(max, exponent, ChildrenDistribution.Origin.FITTED).shares();
        double mean = 0;
        for (int k = 1; k <= max; k++) {
            mean += Math.log(k) * shares[k - 1];
        }
        return mean;
    }
}
