package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;

/** Another source's values, some of them null. */
final class NullableSource implements Source {
    private final Source values;
    private final RowBatch batch;
    private final long key;
    private final double nullShare;
    private final boolean[] nulls;

    /**
     * Takes the source over.
     *
     * @param key of the draws; sources with the same key are null in the same rows
     */
    NullableSource(Source values, RowBatch batch, long key, double nullShare) {
        this.values = values;
        this.batch = batch;
        this.key = key;
        this.nullShare = nullShare;
        this.nulls = values.vector().addNulls();
    }

    @Override
    public void fill(int count) {
        values.fill(count);
        for (int i = 0; i < count; i++) {
            nulls[i] = CellBits.unit(CellBits.at(key, batch.rows[i])) < nullShare;
        }
    }

    @Override
    public Vector vector() {
        return values.vector();
    }

    @Override
    public int maxBytes() {
        return values.maxBytes();
    }
}
