package io.ballast.bench.result;

/**
 * The same variant run twice in every block: what differs between the two is noise.
 *
 * @param variant the pair's label
 * @param ratio of the second to the first, usable seconds, within blocks
 * @param limit how far from 1 the ratio may be, as a factor; its interval may reach to {@link #INTERVAL_LIMIT}
 * @param passed whether both are within; otherwise the benchmark cannot tell strategies apart
 */
public record NoiseGate(String variant, RatioEstimate ratio, double limit, boolean passed) {
    /** Loads on a machine that does nothing else repeat within a few percent. */
    public static final double LIMIT = 1.10;
    /** Most neighbours in a ranking are further apart than this; with a wider interval nothing is known of them. */
    public static final double INTERVAL_LIMIT = 1.25;

    /** Judges a ratio, and whether its interval leaves room for one that is much worse. */
    public static NoiseGate of(String variant, RatioEstimate ratio) {
        boolean passed = factor(ratio.ratio()) <= LIMIT && reach(ratio) <= INTERVAL_LIMIT;
        return new NoiseGate(variant, ratio, LIMIT, passed);
    }

    /** Up to which factor two variants may differ by noise alone; 1 or above. */
    public double resolution() {
        return reach(ratio);
    }

    /** Whether the ratio itself is beyond its limit, not only its interval. */
    boolean differs() {
        return factor(ratio.ratio()) > limit;
    }

    private static double reach(RatioEstimate ratio) {
        return Math.max(factor(ratio.interval().low()), factor(ratio.interval().high()));
    }

    /** How far from 1, up or down. */
    private static double factor(double ratio) {
        return Math.max(ratio, 1 / ratio);
    }
}
