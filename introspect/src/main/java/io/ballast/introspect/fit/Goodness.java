package io.ballast.introspect.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Holds counts of children against a distribution by Pearson's chi-square test. */
final class Goodness {
    /** Below this expectation the statistic no longer follows the chi-square distribution well (Cochran 1952). */
    private static final double MIN_EXPECTED = 5;

    private Goodness() {}

    /**
     * How likely counts that follow the distribution are at least as far from it as these; 0 where there are too few for a test.
     *
     * @param shares the distribution's share of parents by number of children
     * @param fitted how many of the distribution's parameters come from the counts
     */
    static double of(SortedMap<Long, Long> parentsByChildren, LongToDoubleFunction shares, int fitted) {
        double parents = parentsByChildren.values().stream()
                .mapToDouble(Long::doubleValue)
                .sum();
        List<double[]> classes = classes(parentsByChildren, shares, parents);
        int degreesOfFreedom = classes.size() - 1 - fitted;
        if (degreesOfFreedom < 1) {
            return 0;
        }
        double statistic = 0;
        for (double[] expectedAndSeen : classes) {
            double off = expectedAndSeen[1] - expectedAndSeen[0];
            statistic += off * off / expectedAndSeen[0];
        }
        return 1 - new ChiSquaredDistribution(null, degreesOfFreedom).cumulativeProbability(statistic);
    }

    /** Neighbours joined until each class expects enough; what lies beyond the greatest count belongs to the last. */
    private static List<double[]> classes(
            SortedMap<Long, Long> parentsByChildren, LongToDoubleFunction shares, double parents) {
        List<double[]> classes = new ArrayList<>();
        double[] open = new double[2];
        double expected = 0;
        for (long children = 0; children <= parentsByChildren.lastKey(); children++) {
            double share = parents * shares.applyAsDouble(children);
            expected += share;
            open[0] += share;
            open[1] += parentsByChildren.getOrDefault(children, 0L);
            if (open[0] >= MIN_EXPECTED) {
                classes.add(open);
                open = new double[2];
            }
        }
        open[0] += Math.max(0, parents - expected);
        if (classes.isEmpty()) {
            return List.of(open);
        }
        double[] last = classes.get(classes.size() - 1);
        last[0] += open[0];
        last[1] += open[1];
        return classes;
    }
}
