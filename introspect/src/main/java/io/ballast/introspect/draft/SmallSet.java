package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.fit.RoundMarks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Columns that have few different values: their weights, without the values. */
final class SmallSet {
    /** More different values than this are no list of choices any more. */
    static final int MAX_VALUES = 1_000;
    /** Up to this number of numbers or times can be listed though some of them are too rare to be known. */
    static final int FEW_VALUES = 100;
    /** The list of common values is all there is if it covers this share. */
    private static final double COMPLETE = 0.999;

    private static final int DIGITS = 3;

    private SmallSet() {}

    /** Whether values come again and again, and are few. */
    static boolean isOne(ColumnStatistics statistics, long rows) {
        double distinct = statistics.distinct();
        boolean repeats = distinct <= Math.max(1, rows * (1 - statistics.nullShare()) / 2)
                || (statistics.commonShare() >= COMPLETE
                        && !statistics.frequencies().isEmpty());
        return distinct >= 1 && distinct <= MAX_VALUES && repeats;
    }

    /** Whether values that have an order are so few that each gets one here; more of them only where all are known. */
    static boolean isFew(ColumnStatistics statistics, long rows) {
        return isOne(statistics, rows) && (statistics.bounds().isEmpty() || statistics.distinct() <= FEW_VALUES);
    }

    /** The weights of all values, falling: those of the common ones, then the rest in equal parts. */
    static List<Double> weights(ColumnStatistics statistics) {
        List<Double> weights = new ArrayList<>();
        double known = statistics.frequencies().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        for (double frequency : statistics.frequencies()) {
            weights.add(RoundMarks.digits(frequency, DIGITS));
        }
        long others = Math.round(statistics.distinct()) - weights.size();
        double rest = Math.max(0, 1 - statistics.nullShare() - known);
        if (others > 0 && (rest > 0 || weights.isEmpty())) {
            double each = RoundMarks.digits(Math.max(rest, 1e-6) / others, DIGITS);
            weights.addAll(Collections.nCopies((int) Math.min(others, MAX_VALUES), each));
        }
        return weights.isEmpty() ? List.of(1.0) : weights;
    }
}
