package io.ballast.bench.result;

import io.ballast.bench.stats.RatioEstimate;

/**
 * The same variant run twice in every block: what differs between the two is noise.
 *
 * @param variant the pair's label
 * @param ratio of the second to the first, usable seconds, within blocks
 * @param limit how far from 1 the ratio may be, as a factor
 * @param passed whether it is within; otherwise differences of this size mean nothing
 */
public record NoiseGate(String variant, RatioEstimate ratio, double limit, boolean passed) {
    /** Loads on a machine that does nothing else repeat within a few percent. */
    public static final double LIMIT = 1.10;

    /** Judges a ratio. */
    public static NoiseGate of(String variant, RatioEstimate ratio) {
        boolean passed = ratio.ratio() <= LIMIT && ratio.ratio() >= 1 / LIMIT;
        return new NoiseGate(variant, ratio, LIMIT, passed);
    }
}
