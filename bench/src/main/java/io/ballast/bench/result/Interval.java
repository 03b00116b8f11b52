package io.ballast.bench.result;

/**
 * An interval around a median or a ratio.
 *
 * @param coverage the probability, from 0 to 1, with which an interval made this way holds the true value
 */
public record Interval(double low, double high, double coverage) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
