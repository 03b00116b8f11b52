package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.law.NumberLaw;
import java.util.ArrayList;
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

    /** The weights of the common values by the order of the values instead of their own. */
    List<Double> weightsInOrder() {
        return common.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The share of all that is at each number: the common ones, and the middles of the ranges between the bounds. */
    List<NumberLaw.Mass> masses(Function<T, Double> number) {
        double commonShare =
                common.values().stream().mapToDouble(Double::doubleValue).sum();
        double rest = bounds.size() < 2 ? 0 : Math.max(0, 1 - commonShare) / (bounds.size() - 1);
        double all = commonShare + rest * Math.max(0, bounds.size() - 1);
        List<NumberLaw.Mass> masses = new ArrayList<>();
        common.forEach((value, share) -> masses.add(new NumberLaw.Mass(number.apply(value), share / all)));
        for (int i = 1; i < bounds.size(); i++) {
            double middle = (number.apply(bounds.get(i - 1)) + number.apply(bounds.get(i))) / 2;
            masses.add(new NumberLaw.Mass(middle, rest / all));
        }
        masses.sort(Comparator.comparingDouble(NumberLaw.Mass::number));
        return masses;
    }
}
