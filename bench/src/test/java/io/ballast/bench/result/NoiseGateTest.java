package io.ballast.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class NoiseGateTest {
    @Test
    void passesWhereTheRatioAndItsIntervalAreNarrow() {
        NoiseGate gate = gate(1.02, 0.96, 1.031);

        assertThat(gate.passed()).isTrue();
        assertThat(gate.resolution()).isCloseTo(1 / 0.96, within(1e-12));
        assertThat(NoiseText.of(gate))
                .isEqualTo(
                        "ballast/j2 against itself: ratio 1.020 (0.960 – 1.031); differences below 5 % may be noise.");
    }

    @Test
    void failsOnARatioBeyondTheLimitUpOrDown() {
        assertThat(gate(1.11, 1.05, 1.18).passed()).isFalse();
        assertThat(gate(0.90, 0.85, 0.95).passed()).isFalse();
        assertThat(NoiseText.of(gate(1.11, 1.05, 1.18)))
                .isEqualTo(
                        "ballast/j2 against itself: ratio 1.110 (1.050 – 1.180), beyond the limit of 1.10: too noisy,"
                                + " differences of this size mean nothing.");
    }

    @Test
    void failsOnAnIntervalThatLeavesRoomForMuchWorse() {
        assertThat(gate(1.0, 0.81, 1.24).passed()).isTrue();
        assertThat(gate(1.0, 0.79, 1.02).passed()).isFalse();
        assertThat(gate(1.0, 0.98, 1.26).passed()).isFalse();
        assertThat(NoiseText.of(gate(1.0, 0.98, 1.26)))
                .isEqualTo(
                        "ballast/j2 against itself: ratio 1.000 (0.980 – 1.260), whose interval goes beyond the limit of"
                                + " 1.25: too noisy, or too few rounds to tell.");
    }

    @Test
    void saysWhenItCannotBeJudged() {
        assertThat(NoiseText.of(null))
                .isEqualTo(
                        "How noisy the machine was is not known: that takes six rounds in which the same strategy runs"
                                + " twice.");
    }

    private static NoiseGate gate(double ratio, double low, double high) {
        return NoiseGate.of("ballast/j2", new RatioEstimate(ratio, new Interval(low, high, 0.95), 9));
    }
}
