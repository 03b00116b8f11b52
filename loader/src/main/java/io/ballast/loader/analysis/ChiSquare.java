package io.ballast.loader.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.util.MathArrays;

/** Holds observed counts against a distribution by Pearson's chi-square test. */
final class ChiSquare {
    /** Below this expectation the statistic no longer follows the chi-square distribution well (Cochran 1952). */
    static final double MIN_EXPECTED = 5;

    private ChiSquare() {}

    /** Empty when the parents are too few for the classes that a test needs, or when one has a count the distribution excludes. */
    static Optional<GoodnessOfFit> test(SortedMap<Long, Long> parentsByChildren, ChildrenDistribution distribution) {
        SortedMap<Long, Double> shares = distribution.expected();
        if (parentsByChildren.isEmpty() || !shares.keySet().containsAll(parentsByChildren.keySet())) {
            return Optional.empty();
        }
        long[] observed = shares.keySet().stream()
                .mapToLong(children -> parentsByChildren.getOrDefault(children, 0L))
                .toArray();
        double parents = Arrays.stream(observed).sum();
        double[] expected = MathArrays.scale(
                parents,
                shares.values().stream().mapToDouble(Double::doubleValue).toArray());
        int classes = joinSmallClasses(expected, observed);
        int degreesOfFreedom = classes - 1 - distribution.fittedParameters();
        if (degreesOfFreedom < 1) {
            return Optional.empty();
        }
        double statistic =
                new ChiSquareTest().chiSquare(Arrays.copyOf(expected, classes), Arrays.copyOf(observed, classes));
        return Optional.of(
                new GoodnessOfFit(statistic, degreesOfFreedom, upperTail(statistic, degreesOfFreedom), classes));
    }

    private static double upperTail(double statistic, int degreesOfFreedom) {
        return 1 - new ChiSquaredDistribution(null, degreesOfFreedom).cumulativeProbability(statistic);
    }

    /** Joins neighbours, in place, until each class expects enough; returns how many classes are left, at the front. */
    private static int joinSmallClasses(double[] expected, long[] observed) {
        int classes = 0;
        double expectedSum = 0;
        long observedSum = 0;
        for (int i = 0; i < expected.length; i++) {
            expectedSum += expected[i];
            observedSum += observed[i];
            if (expectedSum >= MIN_EXPECTED) {
                expected[classes] = expectedSum;
                observed[classes++] = observedSum;
                expectedSum = 0;
                observedSum = 0;
            }
        }
        if (classes > 0) {
            expected[classes - 1] += expectedSum;
            observed[classes - 1] += observedSum;
        }
        return classes;
    }
}
