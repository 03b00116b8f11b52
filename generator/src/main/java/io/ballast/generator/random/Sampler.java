package io.ballast.generator.random;

/** Draws numbers from a distribution; a pure function of random bits. Immutable. */
@FunctionalInterface
public interface Sampler {
    /** A draw is refused after this number of misses; the spec's checks see to it that a hundredth of the draws hit. */
    int MAX_DRAWS = 10_000;

    /** The number for 64 uniform bits; different bits give independent numbers. */
    double draw(long bits);

    /**
     * A number times {@code scale}, rounded to the nearest whole number from min to max, both inclusive; numbers outside are drawn
     * again with the next bits of the cell.
     */
    default long drawWithin(long cell, double scale, long min, long max) {
        long bits = cell;
        for (int i = 1; i <= MAX_DRAWS; i++) {
            double number = Math.rint(draw(bits) * scale);
            if (number >= min && number <= max) {
                return (long) number;
            }
            bits = CellBits.at(cell, i);
        }
        throw new IllegalStateException(MAX_DRAWS + " draws gave no number from " + min + " to " + max);
    }
}
