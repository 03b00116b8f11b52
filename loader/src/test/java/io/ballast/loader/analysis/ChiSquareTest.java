package io.ballast.loader.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class ChiSquareTest {
    private static final BoundedZipf USERS_PRESET =
            new BoundedZipf(5, 1.2557343719704368, ChildrenDistribution.Origin.STATED);

    /** Sixty throws of a die, ten expected of each face: (25 + 4 + 1 + 4 + 0 + 100) / 10. */
    @Test
    void testsADieAsTextbooksDo() {
        BoundedZipf die = new BoundedZipf(6, 0, ChildrenDistribution.Origin.STATED);
        GoodnessOfFit fit =
                ChiSquare.test(ZipfFitTest.counts(5, 8, 9, 8, 10, 20), die).orElseThrow();
        assertThat(fit.statistic()).isCloseTo(13.4, within(1e-12));
        assertThat(fit.degreesOfFreedom()).isEqualTo(5);
        assertThat(fit.pValue()).isCloseTo(0.0199, within(5e-5));
        assertThat(fit.classes()).isEqualTo(6);
    }

    @Test
    void losesADegreeOfFreedomToAFittedExponent() {
        SortedMap<Long, Long> counts = ZipfFitTest.counts(506, 212, 127, 88, 67);
        BoundedZipf fitted = ZipfFit.fit(counts).orElseThrow();
        assertThat(ChiSquare.test(counts, USERS_PRESET).orElseThrow().degreesOfFreedom())
                .isEqualTo(4);
        assertThat(ChiSquare.test(counts, fitted).orElseThrow().degreesOfFreedom())
                .isEqualTo(3);
    }

    @Test
    void joinsNeighboursThatExpectFewerThanFiveParents() {
        // 30 parents expect 15.2, 6.4, 3.8, 2.7, 2.0: the last three are one class of 8.5.
        GoodnessOfFit fit =
                ChiSquare.test(ZipfFitTest.counts(15, 6, 4, 3, 2), USERS_PRESET).orElseThrow();
        assertThat(fit.classes()).isEqualTo(3);
        assertThat(fit.degreesOfFreedom()).isEqualTo(2);
        double[] shares = USERS_PRESET.shares();
        double tail = 30 * (shares[2] + shares[3] + shares[4]);
        assertThat(fit.statistic())
                .isCloseTo(term(15, 30 * shares[0]) + term(6, 30 * shares[1]) + term(9, tail), within(1e-12));
    }

    @Test
    void refusesToTestTooFewParents() {
        assertThat(ChiSquare.test(ZipfFitTest.counts(3, 1), USERS_PRESET)).isEmpty();
    }

    @Test
    void refusesToTestCountsThatTheDistributionExcludes() {
        SortedMap<Long, Long> counts = ZipfFitTest.counts(506, 212, 127, 88, 67);
        counts.put(6L, 1L);
        assertThat(ChiSquare.test(counts, USERS_PRESET)).isEmpty();
        counts.remove(6L);
        counts.put(0L, 1L);
        assertThat(ChiSquare.test(counts, USERS_PRESET)).isEmpty();
    }

    @Test
    void rejectsATrueDistributionAsOftenAsItsLevelSays() {
        ZipfDistribution truth = new ZipfDistribution(new Well19937c(2026), 5, USERS_PRESET.exponent());
        int trials = 2_000;
        int stated = 0;
        int fitted = 0;
        for (int i = 0; i < trials; i++) {
            SortedMap<Long, Long> counts = ZipfFitTest.drawn(truth, 1_000);
            stated += ChiSquare.test(counts, USERS_PRESET).orElseThrow().pValue() < 0.05 ? 1 : 0;
            fitted += ChiSquare.test(counts, ZipfFit.fit(counts).orElseThrow())
                                    .orElseThrow()
                                    .pValue()
                            < 0.05
                    ? 1
                    : 0;
        }
        // 100 of 2,000 expected, standard deviation 9.7; without the lost degree of freedom it would be about 50.
        assertThat(stated).isBetween(70, 130);
        assertThat(fitted).isBetween(70, 130);
    }

    @Test
    void tellsADistributionFromItsNeighbour() {
        ZipfDistribution other = new ZipfDistribution(new Well19937c(7), 5, 1.4);
        SortedMap<Long, Long> counts = ZipfFitTest.drawn(other, 10_000);
        assertThat(ChiSquare.test(counts, USERS_PRESET).orElseThrow().pValue()).isLessThan(1e-6);
    }

    private static double term(double observed, double expected) {
        return (observed - expected) * (observed - expected) / expected;
    }
}
