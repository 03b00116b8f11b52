package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;

/** True with a probability. */
final class BooleanSource extends WordSource {
    private final long key;
    private final double probability;

    BooleanSource(RowBatch batch, long key, double probability) {
        super(batch, Form.BOOL, 0);
        this.key = key;
        this.probability = probability;
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            words[i] = CellBits.unit(CellBits.at(key, batch.rows[i])) < probability ? 1 : 0;
        }
    }
}
