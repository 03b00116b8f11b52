package io.ballast.introspect.fit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Invented numbers with the shares of the most common values. Those between the same two marks are spread evenly over that range, so
 * that their places follow from the marks; 0 stays 0.
 */
final class CommonNumbers {
    /** Values less common than this are taken for others of their range. */
    static final double MIN_SHARE = 0.01;

    private static final int MAX_NUMBERS = 20;
    private static final int MAX_TRIES = 1_000;

    private CommonNumbers() {}

    /** The values that become peaks, rising. */
    static List<BigDecimal> common(ObservedNumbers seen) {
        return seen.common().entrySet().stream()
                .filter(common -> common.getValue() >= MIN_SHARE)
                .sorted(Map.Entry.<BigDecimal, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_NUMBERS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The share of each invented number. */
    static SortedMap<BigDecimal, Double> of(ObservedNumbers seen, NavigableSet<BigDecimal> marks, int scale) {
        List<BigDecimal> common = common(seen);
        SortedMap<BigDecimal, Double> peaks = new TreeMap<>();
        for (BigDecimal value : common) {
            if (value.signum() == 0) {
                peaks.put(BigDecimal.ZERO, seen.common().get(value));
                continue;
            }
            BigDecimal low = marks.floor(value);
            BigDecimal high = marks.higher(value);
            if (low == null || high == null) {
                throw new IllegalArgumentException("the marks do not enclose all that was seen");
            }
            List<BigDecimal> same = common.stream()
                    .filter(other -> other.signum() != 0 && other.compareTo(low) > 0 && other.compareTo(high) < 0)
                    .toList();
            double part = (same.indexOf(value) + 0.5) / same.size();
            BigDecimal place = low.add(high.subtract(low).multiply(BigDecimal.valueOf(part)))
                    .setScale(scale, RoundingMode.HALF_EVEN);
            BigDecimal peak = free(place, low, high, scale, seen.numbers(), peaks);
            peaks.merge(peak, seen.common().get(value), Double::sum);
        }
        return peaks;
    }

    /** The number nearest to the place that was not seen; the place itself where all were, as in a range of few whole numbers. */
    private static BigDecimal free(
            BigDecimal place,
            BigDecimal low,
            BigDecimal high,
            int scale,
            NavigableSet<BigDecimal> seen,
            SortedMap<BigDecimal, Double> taken) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
        for (int i = 0; i < MAX_TRIES; i++) {
            BigDecimal away = unit.multiply(BigDecimal.valueOf((i + 1) / 2));
            BigDecimal number = i % 2 == 0 ? place.add(away) : place.subtract(away);
            boolean isFree = !seen.contains(number) && !taken.containsKey(number);
            if (isFree && number.compareTo(low) > 0 && number.compareTo(high) < 0) {
                return number;
            }
        }
        return place;
    }
}
