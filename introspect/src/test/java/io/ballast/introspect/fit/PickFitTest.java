package io.ballast.introspect.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickFitTest {
    private static final int ROWS = 500;
    private static final int PICKS = 50_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.8, 1.0, 1.5})
    void findsTheExponent(double exponent) {
        ZipfDistribution distribution = new ZipfDistribution(new Well19937c(3), ROWS, exponent);
        int[] picks = new int[ROWS];
        for (int i = 0; i < PICKS; i++) {
            picks[distribution.sample() - 1]++;
        }
        assertThat(PickFit.exponent(counts(picks)).orElseThrow()).isCloseTo(exponent, within(0.03));
    }

    @Test
    void takesChanceForChance() {
        Well19937c random = new Well19937c(3);
        int[] picks = new int[ROWS];
        for (int i = 0; i < PICKS; i++) {
            picks[random.nextInt(ROWS)]++;
        }
        assertThat(PickFit.exponent(counts(picks))).isEmpty();
        assertThat(PickFit.exponent(new TreeMap<>())).isEmpty();
    }

    @Test
    void sumsFewTermsAndTheAreaBehind() {
        double sum = 0;
        for (int k = 100_000; k >= 1; k--) {
            sum += Math.pow(k, -0.7);
        }
        assertThat(PickFit.harmonic(100_000, 0.7)).isCloseTo(sum, within(1e-6 * sum));
    }

    private static SortedMap<Long, Long> counts(int[] picks) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (int pick : picks) {
            counts.merge((long) pick, 1L, Long::sum);
        }
        return counts;
    }
}
