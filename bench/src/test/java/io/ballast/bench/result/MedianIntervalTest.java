package io.ballast.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MedianIntervalTest {
    /** Ranks of the sign test's intervals as the tables of nonparametric statistics list them. */
    @ParameterizedTest
    @CsvSource({"5, 0", "6, 1", "8, 1", "9, 2", "11, 2", "12, 3", "15, 4", "20, 6", "25, 8", "30, 10"})
    void takesTheTabulatedRankFor95Percent(int runs, int rank) {
        assertThat(MedianInterval.rank(runs, 0.95)).isEqualTo(rank);
    }

    @Test
    void nineRunsGiveTheSecondToTheEighth() {
        Interval interval = MedianInterval.of(new double[] {9, 1, 8, 2, 7, 3, 6, 4, 5}, 0.95)
                .orElseThrow();

        assertThat(interval.low()).isEqualTo(2);
        assertThat(interval.high()).isEqualTo(8);
        assertThat(interval.coverage()).isCloseTo(0.9609375, within(1e-12));
    }

    @Test
    void tooFewRunsGiveNone() {
        assertThat(MedianInterval.of(new double[] {1, 2, 3, 4, 5}, 0.95)).isEmpty();
    }

    @Test
    void coversTheMedianOfASkewedDistributionAsOftenAsItSays() {
        Random random = new Random(7);
        double median = Math.log(2); // of the exponential distribution with mean 1
        int held = 0;
        int trials = 20_000;
        for (int trial = 0; trial < trials; trial++) {
            double[] sample = random.doubles(9).map(u -> -Math.log1p(-u)).toArray();
            held += MedianInterval.of(sample, 0.95).orElseThrow().contains(median) ? 1 : 0;
        }
        double standardError = Math.sqrt(0.961 * 0.039 / trials);
        assertThat((double) held / trials).isCloseTo(0.9609, within(4 * standardError));
    }
}
