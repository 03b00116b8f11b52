package io.ballast.introspect.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Histogram;
import io.ballast.spec.distribution.Uniform;
import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistogramFitTest {
    /** Two hills with a gap, which no named distribution has. */
    private static double twoHills(double p) {
        return p < 0.7 ? 100 + 100 * p : 700 + 200 * p * p;
    }

    @Test
    void followsHillsAndGapsOfQuantiles() {
        Histogram histogram =
                (Histogram) fit(new ObservedNumbers(new TreeMap<>(), SeenQuantiles.of(HistogramFitTest::twoHills)));
        assertThat(histogram.probability(0, 99)).isZero();
        assertThat(histogram.probability(0, 200)).isCloseTo(0.7, within(0.01));
        assertThat(histogram.probability(200, 780)).isLessThan(0.03);
        assertThat(histogram.probability(0, 140)).isCloseTo(0.4, within(0.02));
        assertThat(histogram.probability(900, 1000)).isZero();
    }

    /** Every bound is a mark less half a unit, whatever was seen: even of numbers that are all round themselves. */
    @Test
    void hasBoundsBetweenTwoValues() {
        Histogram histogram = (Histogram) fit(new ObservedNumbers(
                new TreeMap<>(Map.of(number("120"), 0.009)), SeenQuantiles.of(p -> 100 + 20 * Math.floor(30 * p * p))));
        assertThat(histogram.bounds()).allMatch(bound -> Math.abs(bound + 0.005 - 10 * Math.rint(bound / 10)) < 1e-9);
    }

    @Test
    void putsPeaksBesideTheMostCommonValues() {
        Histogram histogram = (Histogram) fit(new ObservedNumbers(
                new TreeMap<>(Map.of(number("499.99"), 0.25, number("0"), 0.1)), SeenQuantiles.of(p -> 900 * p)));
        assertThat(peaks(histogram)).hasSize(2).containsEntry(0.0, 0.1);
        double peak = peaks(histogram).lastKey();
        assertThat(peak).isBetween(400.0, 550.0).isNotEqualTo(499.99);
        assertThat(peaks(histogram).get(peak)).isEqualTo(0.25);
        assertThat(histogram.probability(600, 900)).isCloseTo(0.65 / 3, within(0.01));
    }

    /** 1497, 1498, 1499 with a third each would reveal that the values are neighbours. */
    @Test
    void spreadsPeaksOfOneRangeOverIt() {
        Histogram histogram = (Histogram) fit(new ObservedNumbers(
                new TreeMap<>(Map.of(number("310"), 0.2, number("320"), 0.3, number("330"), 0.1)),
                SeenQuantiles.of(p -> 900 * p)));
        assertThat(peaks(histogram).values()).containsExactly(0.2, 0.3, 0.1);
        assertThat(peaks(histogram).keySet()).containsExactly(308.33, 325.0, 341.66);
    }

    @Test
    void oneEvenRangeIsUniform() {
        assertThat(fit(new ObservedNumbers(new TreeMap<>(), SeenQuantiles.of(p -> 203 + 395 * p))))
                .isEqualTo(new Uniform(199.995, 599.995));
    }

    @Test
    void marksFollowFromTheRangeAlone() {
        NavigableSet<BigDecimal> marks = MarkGrid.between(number("-20"), number("100"), 0);
        assertThat(marks.stream().map(BigDecimal::intValueExact).toList())
                .containsExactly(
                        -20, -15, -10, -5, -3, -2, -1, 0, 1, 2, 3, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65,
                        70, 75, 80, 85, 90, 95, 100);
    }

    private static Distribution fit(ObservedNumbers seen) {
        return HistogramFit.of(seen, BigDecimal.ZERO, number("1000"), 2);
    }

    private static SortedMap<Double, Double> peaks(Histogram histogram) {
        SortedMap<Double, Double> peaks = new TreeMap<>();
        for (int i = 0; i < histogram.weights().size(); i++) {
            if (histogram.bounds().get(i).equals(histogram.bounds().get(i + 1))) {
                peaks.put(histogram.bounds().get(i), histogram.weights().get(i));
            }
        }
        return peaks;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
