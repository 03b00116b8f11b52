package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;

/** Any number of a range, each as likely as the other. */
final class RangeSource extends WordSource {
    private final long key;
    private final long first;
    private final long size;
    private final long step;

    RangeSource(RowBatch batch, long key, Form form, int digits, Range range) {
        super(batch, form, digits);
        this.key = key;
        this.first = range.first();
        this.size = range.count();
        this.step = range.step();
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            words[i] = first + CellBits.below(CellBits.at(key, batch.rows[i]), size) * step;
        }
    }
}
