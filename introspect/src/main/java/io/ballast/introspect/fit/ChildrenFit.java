package io.ballast.introspect.fit;

import io.ballast.loader.analysis.ZipfFit;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Geometric;
import io.ballast.spec.distribution.Poisson;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.distribution.ZipfMean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * The distribution that counts of children per parent follow: a named distribution where the counts are compatible with one by a
 * chi-square test and it gives all parents together as many children as they have, and the counts themselves as weights otherwise.
 */
public final class ChildrenFit {
    /** A distribution that fits worse than this is given up for the counts themselves: one right distribution in a hundred is. */
    private static final double MIN_GOODNESS = 0.01;
    /** More different counts than this are joined with their neighbours, to two of each class. */
    static final int MAX_WEIGHTS = 100;

    private static final int MAX_CLASSES = MAX_WEIGHTS / 2;
    /** Fewer parents agree with any distribution. */
    private static final long MIN_TESTED = 30;
    /** Beyond this a distribution's shares are too many to sum up. */
    private static final long LARGEST_TESTED = 10_000;

    /** Enough for the rows to come out as they were. */
    private static final int DIGITS = 9;

    private ChildrenFit() {}

    /**
     * The distribution of the counts.
     *
     * @param parentsByChildren number of children to number of parents, zero included; at least one entry
     */
    public static Distribution of(SortedMap<Long, Long> parentsByChildren) {
        long parents =
                parentsByChildren.values().stream().mapToLong(Long::longValue).sum();
        boolean isTested =
                parentsByChildren.size() > 1 && parents >= MIN_TESTED && parentsByChildren.lastKey() <= LARGEST_TESTED;
        return (isTested ? named(parentsByChildren) : Optional.<Distribution>empty())
                .orElseGet(() -> counted(parentsByChildren));
    }

    /** The counts themselves, none of which is greater than the greatest. */
    public static Distribution counted(SortedMap<Long, Long> parentsByChildren) {
        return parentsByChildren.size() == 1
                ? new Constant(parentsByChildren.firstKey())
                : new Weighted(weights(parentsByChildren));
    }

    private static Optional<Distribution> named(SortedMap<Long, Long> counts) {
        Distribution best = null;
        double bestGoodness = MIN_GOODNESS;
        for (Candidate candidate : candidates(counts)) {
            double goodness = Goodness.of(counts, candidate.shares(), candidate.fitted());
            if (goodness > bestGoodness && keepsTotal(candidate.distribution(), counts)) {
                best = candidate.distribution();
                bestGoodness = goodness;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean keepsTotal(Distribution distribution, SortedMap<Long, Long> counts) {
        long parents = counts.values().stream().mapToLong(Long::longValue).sum();
        long children = counts.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        Distribution ending = distribution.bounded(0, Long.MAX_VALUE);
        return ending.counts().totalOf(parents) == (double) children;
    }

    /** A distribution, and its share of parents for each number of children. */
    private record Candidate(Distribution distribution, LongToDoubleFunction shares, int fitted) {}

    private static List<Candidate> candidates(SortedMap<Long, Long> counts) {
        List<Candidate> candidates = new ArrayList<>();
        long least = counts.firstKey();
        long most = counts.lastKey();
        double mean = RoundMarks.digits(mean(counts), DIGITS);
        double alike = 1.0 / (most - least + 1);
        candidates.add(new Candidate(new Uniform(least, most), children -> children < least ? 0 : alike, 0));
        if (least == 0) {
            double p = RoundMarks.digits(1 / (1 + mean), DIGITS);
            candidates.add(
                    new Candidate(new Geometric(p, null), children -> p * Math.pow(1 - p, (double) children), 1));
            Poisson poisson = new Poisson(mean, null);
            PoissonDistribution endless = poisson.endless();
            candidates.add(new Candidate(poisson, children -> endless.probability((int) children), 1));
        }
        // The likeliest exponent has another mean than the counts; the one that has theirs is as near as the test can
        // tell.
        if (ZipfFit.fit(counts).isPresent() && 2 * mean < most + 1) {
            double exponent = RoundMarks.digits(ZipfMean.exponent(most, mean(counts)), DIGITS);
            Zipf zipf = new Zipf(most, exponent);
            double[] shares = zipf.counts().probabilities();
            candidates.add(new Candidate(zipf, children -> children < 1 ? 0 : shares[(int) children - 1], 1));
        }
        return candidates;
    }

    /** The mean number of children per parent. */
    public static double mean(SortedMap<Long, Long> counts) {
        double parents = 0;
        double children = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            parents += entry.getValue();
            children += (double) entry.getKey() * entry.getValue();
        }
        return children / parents;
    }

    /**
     * Parents by number of children, with neighbours joined where there are too many: so that the classes share parents and
     * children evenly. Parents of a class get the whole numbers below and above its mean, so that no child is lost.
     */
    static Map<Double, Double> weights(SortedMap<Long, Long> counts) {
        double parents = counts.values().stream().mapToDouble(Long::doubleValue).sum();
        double children = mean(counts) * parents;
        double share = counts.size() <= MAX_WEIGHTS ? 0 : 1.0 / MAX_CLASSES;
        Map<Double, Double> weights = new HashMap<>();
        long classParents = 0;
        long classChildren = 0;
        double classShare = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            long more = entry.getKey() * entry.getValue();
            classParents += entry.getValue();
            classChildren += more;
            classShare += (entry.getValue() / parents + (double) more / children) / 2;
            if (classShare >= share || entry.getKey().equals(counts.lastKey())) {
                addClass(weights, classParents, classChildren);
                classParents = 0;
                classChildren = 0;
                classShare = 0;
            }
        }
        return weights;
    }

    private static void addClass(Map<Double, Double> weights, long parents, long children) {
        long least = children / parents;
        long withOneMore = children % parents;
        weights.merge((double) least, (double) (parents - withOneMore), Double::sum);
        if (withOneMore > 0) {
            weights.merge((double) least + 1, (double) withOneMore, Double::sum);
        }
    }
}
