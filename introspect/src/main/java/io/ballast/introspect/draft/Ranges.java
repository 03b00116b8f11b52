package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ColumnStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the statistics say of values that have an order.
 *
 * @param seen the common values and the ends of ranges, rising; not empty
 * @param common share of all rows of each common value
 */
record Ranges<T extends Comparable<? super T>>(List<T> seen, Map<T, Double> common, List<T> bounds) {
    private static final double MIN_WEIGHT = 1e-6;

    Ranges {
        seen = List.copyOf(seen);
        common = Map.copyOf(common);
        bounds = List.copyOf(bounds);
    }

    /**
     * Reads values that the server wrote.
     *
     * @param reader null for what is no value of the order, such as infinity
     */
    static <T extends Comparable<? super T>> Optional<Ranges<T>> of(
            ColumnStatistics statistics, Function<String, Optional<T>> reader) {
        Map<T, Double> common = new HashMap<>();
        List<T> seen = new ArrayList<>();
        for (int i = 0; i < statistics.commonValues().size(); i++) {
            double share = statistics.frequencies().get(i);
            reader.apply(statistics.commonValues().get(i)).ifPresent(value -> common.merge(value, share, Double::sum));
        }
        List<T> bounds = statistics.bounds().stream()
                .map(reader)
                .flatMap(Optional::stream)
                .toList();
        seen.addAll(common.keySet());
        seen.addAll(bounds);
        seen.sort(Comparator.naturalOrder());
        return seen.isEmpty() ? Optional.empty() : Optional.of(new Ranges<>(seen, common, bounds));
    }

    T first() {
        return seen.get(0);
    }

    T last() {
        return seen.get(seen.size() - 1);
    }

    /**
     * A weight for each of the different values, by the order of the values: those of the common ones, and what they leave in equal
     * parts for the others, which lie where the ends of ranges do.
     */
    List<Double> weightsInOrder(ColumnStatistics statistics) {
        List<T> others = seen.stream()
                .filter(value -> !common.containsKey(value))
                .distinct()
                .toList();
        long unknown = Math.max(others.size(), Math.round(statistics.distinct()) - common.size());
        double rest = 1
                - statistics.nullShare()
                - common.values().stream().mapToDouble(Double::doubleValue).sum();
        double each = Math.max(MIN_WEIGHT, rest / unknown);
        List<Double> weights = new ArrayList<>();
        int passed = 0;
        for (T value : seen.stream().distinct().toList()) {
            if (common.containsKey(value)) {
                weights.add(common.get(value));
            } else {
                passed++;
                long before = unknown * (passed - 1) / others.size();
                long standsFor = unknown * passed / others.size() - before;
                weights.addAll(Collections.nCopies((int) standsFor, each));
            }
        }
        return weights;
    }
}
