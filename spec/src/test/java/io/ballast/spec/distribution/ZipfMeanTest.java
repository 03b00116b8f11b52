package io.ballast.spec.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.ZipfDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipfMeanTest {
    @ParameterizedTest
    @CsvSource({"5, 2", "5, 1.0001", "5, 2.9999", "2, 1.25", "100, 3.5", "1000, 400", "100000, 12"})
    void findsTheExponentToTheLastBits(long max, double mean) {
        double exponent = ZipfMean.exponent(max, mean);
        assertThat(ZipfMean.mean(max, exponent)).isCloseTo(mean, within(4 * Math.ulp(mean)));
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "100, 3.5", "1000, 40"})
    void agreesWithCommonsMath(int max, double mean) {
        double exponent = ZipfMean.exponent(max, mean);
        assertThat(new ZipfDistribution(null, max, exponent).getNumericalMean()).isCloseTo(mean, within(1e-12));
    }

    @Test
    void givesExponentZeroForTheLargestMean() {
        assertThat(ZipfMean.exponent(5, 3)).isZero();
        assertThat(ZipfMean.exponent(1, 1)).isZero();
    }

    @Test
    void knowsTheExponentOfTheUsersPreset() {
        assertThat(ZipfMean.exponent(5, 2)).isEqualTo(1.2557343719704372);
    }
}
