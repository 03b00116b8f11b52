package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import org.jspecify.annotations.Nullable;

/** Another source's values, some of them null; those that are null already stay so, as a column referred to may have nulls itself. */
final class NullableSource implements Source {
    private final Source values;
    private final RowBatch batch;
    private final long key;
    private final double from;
    private final double to;
    private final boolean[] nulls;
    /** The other source's own. */
    private final boolean @Nullable [] before;

    /**
     * Takes the source over.
     *
     * @param key of the draws, from 0 to 1, which sources with the same key share
     * @param from draws below are null
     * @param to draws from here on are null
     */
    NullableSource(Source values, RowBatch batch, long key, double from, double to) {
        this.values = values;
        this.batch = batch;
        this.key = key;
        this.from = from;
        this.to = to;
        this.before = values.vector().nulls();
        this.nulls = values.vector().addNulls();
    }

    @Override
    public void fill(int count) {
        values.fill(count);
        for (int i = 0; i < count; i++) {
            double drawn = CellBits.unit(CellBits.at(key, batch.rows[i]));
            nulls[i] = (before != null && before[i]) || drawn < from || drawn >= to;
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
