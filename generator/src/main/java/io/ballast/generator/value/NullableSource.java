package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import org.jspecify.annotations.Nullable;

/** Another source's values, some of them null; those that are null already stay so, as a column referred to may have nulls itself. */
final class NullableSource implements Source {
    private final Source values;
    private final RowBatch batch;
    private final long key;
    private final double nullShare;
    private final boolean[] nulls;
    /** The other source's own. */
    private final boolean @Nullable [] before;

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
        this.before = values.vector().nulls();
        this.nulls = values.vector().addNulls();
    }

    @Override
    public void fill(int count) {
        values.fill(count);
        for (int i = 0; i < count; i++) {
            nulls[i] = (before != null && before[i]) || CellBits.unit(CellBits.at(key, batch.rows[i])) < nullShare;
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
