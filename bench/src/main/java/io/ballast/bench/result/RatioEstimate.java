package io.ballast.bench.result;

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
        return estimate(StatUtils.mean(logRatios), means, coverage, logRatios.length);
    }

    /**
     * Estimates numerator / denominator from figures that do not pair: each side is resampled by itself.
     *
     * @param numerator all above 0
     * @param denominator all above 0
     * @param seed of the resampling
     */
    public static RatioEstimate ofIndependent(double[] numerator, double[] denominator, double coverage, long seed) {
        if (numerator.length == 0 || denominator.length == 0) {
            throw new IllegalArgumentException("figures are needed on both sides");
        }
        double[] above = Arrays.stream(numerator).map(Math::log).toArray();
        double[] below = Arrays.stream(denominator).map(Math::log).toArray();
        Well19937c random = new Well19937c(seed);
        double[] differences = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            differences[i] = resampledMean(above, random) - resampledMean(below, random);
        }
        return estimate(
                StatUtils.mean(above) - StatUtils.mean(below),
                differences,
                coverage,
                Math.min(above.length, below.length));
    }

    private static RatioEstimate estimate(double logRatio, double[] resampled, double coverage, int blocks) {
        double tail = (1 - coverage) / 2;
        Interval interval = new Interval(
                Math.exp(StatUtils.percentile(resampled, 100 * tail)),
                Math.exp(StatUtils.percentile(resampled, 100 * (1 - tail))),
                coverage);
        return new RatioEstimate(Math.exp(logRatio), interval, blocks);
    }

    private static double resampledMean(double[] values, Well19937c random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }

    private static double[] resampledMeans(double[] values, long seed) {
        Well19937c random = new Well19937c(seed);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = resampledMean(values, random);
        }
        return means;
    }
}
