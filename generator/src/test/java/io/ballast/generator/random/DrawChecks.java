package io.ballast.generator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongToIntFunction;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** Statistical judges. The draws are fixed, so a test that passes once always does; a wrong distribution has a p-value of about 0. */
final class DrawChecks {
    private static final double ALPHA = 0.001;
    private static final int DRAWS = 200_000;
    private static final int CELLS = 100;
    private static final long KEY = CellBits.key(2026, "goodness of fit");

    private DrawChecks() {}

    /** Holds draws of whole numbers from {@code first} on against their probabilities, rare ones taken together. */
    static void chiSquare(int first, int last, IntToDoubleFunction probability, LongToIntFunction draw) {
        long[] observed = new long[last - first + 2];
        for (int i = 0; i < DRAWS; i++) {
            int value = draw.applyAsInt(CellBits.at(KEY, i));
            observed[value >= first && value <= last ? value - first : last - first + 1]++;
        }
        double[] expected = new double[observed.length];
        double rest = 1;
        for (int k = first; k <= last; k++) {
            double p = probability.applyAsDouble(k);
            expected[k - first] = p * DRAWS;
            rest -= p;
        }
        expected[last - first + 1] = Math.max(rest, 0) * DRAWS;
        assertThat(pValue(expected, observed)).isGreaterThan(ALPHA);
    }

    /** The p-value over cells of at least five expected draws; smaller ones are added to the cell before. */
    private static double pValue(double[] expected, long[] observed) {
        double[] pooledExpected = new double[expected.length];
        long[] pooledObserved = new long[expected.length];
        int cells = 0;
        for (int i = 0; i < expected.length; i++) {
            pooledExpected[cells] += expected[i];
            pooledObserved[cells] += observed[i];
            if (pooledExpected[cells] >= 5 && i < expected.length - 1) {
                cells++;
            }
        }
        if (pooledExpected[cells] < 5) {
            pooledExpected[cells - 1] += pooledExpected[cells];
            pooledObserved[cells - 1] += pooledObserved[cells];
            cells--;
        }
        double[] finalExpected = Arrays.copyOf(pooledExpected, cells + 1);
        long[] finalObserved = Arrays.copyOf(pooledObserved, cells + 1);
        return cells == 0 ? 1 : new ChiSquareTest().chiSquareTest(finalExpected, finalObserved);
    }

    /** Holds draws against a continuous distribution: by chi-square over cells that are all as likely, and by Kolmogorov and Smirnov. */
    static void follows(RealDistribution distribution, Sampler sampler) {
        chiSquare(0, CELLS - 1, cell -> 1.0 / CELLS, bits ->
                (int) (distribution.cumulativeProbability(sampler.draw(bits)) * CELLS));
        double[] draws = new double[20_000];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = sampler.draw(CellBits.at(KEY, i));
        }
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(distribution, draws))
                .isGreaterThan(ALPHA);
    }
}
