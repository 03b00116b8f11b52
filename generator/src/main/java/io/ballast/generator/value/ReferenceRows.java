package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.ZipfSampler;
import org.jspecify.annotations.Nullable;

/** The rows of another table that the rows of a batch refer to. */
final class ReferenceRows {
    private final RowBatch batch;
    private final long key;
    private final TableModel target;
    private final @Nullable ZipfSampler popularity;
    private final RowBatch picked;
    private final RowSources sources;
    private final RowCursor cursor;
    private boolean familyNeeded;

    /**
     * The picks of one reference.
     *
     * @param popularity by row number, from 1; null when all rows are alike
     */
    ReferenceRows(DatasetModel dataset, RowBatch batch, long key, TableModel target, @Nullable ZipfSampler popularity) {
        this.batch = batch;
        this.key = key;
        this.target = target;
        this.popularity = popularity;
        this.picked = new RowBatch(target);
        this.sources = new RowSources(dataset, target, picked);
        this.cursor = RowCursor.of(target);
    }

    /** A column of the rows referred to. */
    Source column(int position) {
        familyNeeded |= target.family() != null
                && !Kinds.isOwnRowEnough(target.spec().columns().get(position).value());
        return sources.column(position);
    }

    /** Picks the rows for the first {@code count} rows of the batch. */
    void prepare(int count) {
        for (int i = 0; i < count; i++) {
            long bits = CellBits.at(key, batch.rows[i]);
            long row = popularity == null ? CellBits.below(bits, target.rows()) : popularity.draw(bits) - 1;
            if (familyNeeded) {
                cursor.seek(row);
                picked.set(i, cursor);
            } else {
                picked.rows[i] = row;
            }
        }
        sources.prepare(count);
    }
}
