package io.ballast.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class RatioEstimateTest {
    @Test
    void blocksThatAgreeGiveAPoint() {
        RatioEstimate estimate = RatioEstimate.of(new double[] {2, 4, 10}, new double[] {1, 2, 5}, 0.95, 1);

        assertThat(estimate.ratio()).isCloseTo(2, within(1e-12));
        assertThat(estimate.interval().low()).isCloseTo(2, within(1e-12));
        assertThat(estimate.interval().high()).isCloseTo(2, within(1e-12));
        assertThat(estimate.blocks()).isEqualTo(3);
    }

    @Test
    void isTheInverseTheOtherWayRound() {
        double[] a = {1.0, 1.3, 0.9, 1.1, 1.2};
        double[] b = {2.0, 2.2, 2.1, 1.9, 2.6};

        RatioEstimate forward = RatioEstimate.of(a, b, 0.95, 3);
        RatioEstimate backward = RatioEstimate.of(b, a, 0.95, 3);

        assertThat(forward.ratio() * backward.ratio()).isCloseTo(1, within(1e-12));
    }

    @Test
    void dropsWhatAWholeBlockShares() {
        double[] a = {1, 10, 100, 1000};
        double[] b = {1.1, 10.9, 111, 1080};

        assertThat(RatioEstimate.of(b, a, 0.95, 3).interval().high()).isLessThan(1.12);
    }

    @Test
    void coversATrueRatioAboutAsOftenAsItSays() {
        Random random = new Random(11);
        int held = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[] a = new double[15];
            double[] b = new double[15];
            for (int i = 0; i < a.length; i++) {
                double block = Math.exp(random.nextGaussian());
                a[i] = 0.5 * block * Math.exp(0.1 * random.nextGaussian());
                b[i] = block * Math.exp(0.1 * random.nextGaussian());
            }
            held += RatioEstimate.of(a, b, 0.95, trial).interval().contains(0.5) ? 1 : 0;
        }
        // The percentile bootstrap of 15 pairs is known to fall a little short of its nominal coverage.
        assertThat(held / 400.0).isBetween(0.88, 0.98);
    }

    @Test
    void refusesWhatDoesNotPair() {
        assertThatThrownBy(() -> RatioEstimate.of(new double[] {1}, new double[] {1, 2}, 0.95, 1))
                .hasMessage("pairs are needed: 1 against 2");
    }
}
