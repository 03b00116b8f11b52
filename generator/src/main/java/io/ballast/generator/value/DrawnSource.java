package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Sampler;
import java.math.BigDecimal;

/** Numbers drawn from a distribution, scaled and rounded to whole steps; those outside the range are drawn again. */
final class DrawnSource extends WordSource {
    private final long key;
    private final Sampler sampler;
    private final double scale;
    private final long step;
    private final long min;
    private final long max;

    /**
     * A source of numbers.
     *
     * @param min smallest number of steps, inclusive
     * @param max largest number of steps, inclusive
     */
    DrawnSource(RowBatch batch, long key, Spelling as, Sampler sampler, long min, long max) {
        super(batch, as.form(), as.digits());
        this.key = key;
        this.sampler = sampler;
        this.scale = BigDecimal.ONE.movePointRight(as.scale()).doubleValue();
        this.step = as.step();
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
        return sampler.drawWithin(cell, scale, min, max) * step;
    }
}
