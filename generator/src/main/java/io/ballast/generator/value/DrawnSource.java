package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Sampler;

/** Numbers drawn from a distribution, scaled and rounded to whole steps; those outside the range are drawn again. */
final class DrawnSource extends WordSource {
    private final long key;
    private final Sampler sampler;
    private final double scale;
    private final long min;
    private final long max;

    /**
     * A source of numbers.
     *
     * @param scale what a drawn number is multiplied by before it is rounded
     * @param min smallest word, inclusive
     * @param max largest word, inclusive
     */
    DrawnSource(RowBatch batch, long key, Form form, int digits, Sampler sampler, double scale, long min, long max) {
        super(batch, form, digits);
        this.key = key;
        this.sampler = sampler;
        this.scale = scale;
        this.min = min;
        this.max = max;
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            words[i] = draw(CellBits.at(key, batch.rows[i]));
        }
    }

    private long draw(long cell) {
        return sampler.drawWithin(cell, scale, min, max);
    }
}
