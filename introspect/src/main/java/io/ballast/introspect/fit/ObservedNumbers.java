package io.ballast.introspect.fit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was seen of a column of numbers. All of it is values of the column: none may come into a spec.
 *
 * @param common the common values and the share of each of all that are not null
 * @param bounds ends of ranges that hold equally many of the other values each, rising; less than two where there are no others
 */
public record ObservedNumbers(SortedMap<BigDecimal, Double> common, List<BigDecimal> bounds) {
    public ObservedNumbers {
        common = new TreeMap<>(common);
        bounds = List.copyOf(bounds);
    }

    /** The share of all that are not null in each range between two bounds. */
    private double shareOfRange() {
        if (bounds.size() < 2) {
            return 0;
        }
        double shares =
                common.values().stream().mapToDouble(Double::doubleValue).sum();
        return Math.max(0, 1 - shares) / (bounds.size() - 1);
    }

    /** Each number that was seen, whatever its scale. */
    NavigableSet<BigDecimal> numbers() {
        NavigableSet<BigDecimal> numbers = new TreeSet<>(common.keySet());
        numbers.addAll(bounds);
        return numbers;
    }

    /** The share of the values that are not common from one number, inclusive, to another; alike within a range. */
    double between(BigDecimal low, BigDecimal high) {
        double share = 0;
        for (int i = 1; i < bounds.size(); i++) {
            double from = bounds.get(i - 1).doubleValue();
            double to = bounds.get(i).doubleValue();
            double inside = Math.min(to, high.doubleValue()) - Math.max(from, low.doubleValue());
            if (from == to) {
                share += bounds.get(i).compareTo(low) >= 0 && bounds.get(i).compareTo(high) < 0 ? 1 : 0;
            } else {
                share += Math.max(0, inside) / (to - from);
            }
        }
        return share * shareOfRange();
    }

    /** The share of the common values from one number, inclusive, to another, exclusive. */
    double commonBetween(BigDecimal low, BigDecimal high) {
        return common.subMap(low, high).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** The share of all that is at each number: the common ones, and the middles of the ranges between the bounds. */
    public List<Mass> masses() {
        double rest = shareOfRange();
        List<Mass> masses = new ArrayList<>();
        common.forEach((number, share) -> masses.add(new Mass(number.doubleValue(), share)));
        for (int i = 1; i < bounds.size(); i++) {
            double middle = (bounds.get(i - 1).doubleValue() + bounds.get(i).doubleValue()) / 2;
            masses.add(new Mass(middle, rest));
        }
        double all = masses.stream().mapToDouble(Mass::share).sum();
        return masses.stream()
                .map(mass -> new Mass(mass.number(), mass.share() / all))
                .sorted(Comparator.comparingDouble(Mass::number))
                .toList();
    }

    /**
     * A number, and the share of all that is at it.
     *
     * @param share from 0 to 1; the shares add up to 1
     */
    public record Mass(double number, double share) {}
}
