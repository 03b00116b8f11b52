package io.ballast.generator.random;

import java.util.List;

/**
 * Draws from ranges that lie next to each other: the inverse of their distribution function, which is a line within each range. Only sums,
 * products and one search, so the numbers are the same on every machine. Immutable.
 */
final class HistogramSampler implements Sampler {
    private final double[] bounds;
    /** The weights of the ranges before each bound together. */
    private final double[] before;

    HistogramSampler(List<Double> bounds, List<Double> weights) {
        this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        this.before = new double[this.bounds.length];
        for (int i = 0; i < weights.size(); i++) {
            before[i + 1] = before[i] + weights.get(i);
        }
    }

    @Override
    public double draw(long bits) {
        double weight = CellBits.unit(bits) * before[before.length - 1];
        int low = 0; // the last bound with at most this weight before it: ranges without weight are passed over
        int high = before.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (before[middle] <= weight) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double part = (weight - before[low]) / (before[high] - before[low]);
        return bounds[low] + part * (bounds[high] - bounds[low]);
    }
}
