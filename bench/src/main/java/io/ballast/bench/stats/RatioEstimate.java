package io.ballast.bench.stats;

import java.util.Arrays;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How two ways compare that ran in the same blocks: the geometric mean of the ratios within the blocks, with a percentile
 * bootstrap interval (Efron and Tibshirani, An Introduction to the Bootstrap, 13.3). Ratios within a block cancel what the
 * whole block shared, such as a machine that was slow for an hour.
 */
public record RatioEstimate(double ratio, Interval interval, int blocks) {
    private static final int RESAMPLES = 10_000;

    /**
     * Estimates numerator / denominator from figures that pair block by block.
     *
     * @param numerator one figure per block, all above 0
     * @param denominator the other way's figure of the same block, all above 0
     * @param seed of the resampling, so that a report can be made again
     */
    public static RatioEstimate of(double[] numerator, double[] denominator, double coverage, long seed) {
        if (numerator.length != denominator.length || numerator.length == 0) {
            throw new IllegalArgumentException(
                    "pairs are needed: " + numerator.length + " against " + denominator.length);
        }
        double[] logRatios = new double[numerator.length];
        for (int i = 0; i < logRatios.length; i++) {
            logRatios[i] = Math.log(numerator[i] / denominator[i]);
        }
        double[] means = resampledMeans(logRatios, seed);
        double tail = (1 - coverage) / 2;
        Interval interval = new Interval(
                Math.exp(StatUtils.percentile(means, 100 * tail)),
                Math.exp(StatUtils.percentile(means, 100 * (1 - tail))),
                coverage);
        return new RatioEstimate(Math.exp(StatUtils.mean(logRatios)), interval, logRatios.length);
    }

    private static double[] resampledMeans(double[] values, long seed) {
        Well19937c random = new Well19937c(seed);
        double[] means = new double[RESAMPLES];
        double[] resample = new double[values.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < resample.length; j++) {
                resample[j] = values[random.nextInt(values.length)];
            }
            means[i] = StatUtils.mean(resample);
        }
        Arrays.sort(means);
        return means;
    }
}
