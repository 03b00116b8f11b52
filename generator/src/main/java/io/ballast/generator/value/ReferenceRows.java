package io.ballast.generator.value;

/** The rows of another table that the rows of a batch refer to. */
final class ReferenceRows {
    private final RowBatch batch;
    private final Picker picker;
    private final TableModel target;
    private final RowBatch picked;
    private final RowSources sources;
    private final RowCursor cursor;
    private boolean familyNeeded;

    /** The picks of one reference. */
    ReferenceRows(DatasetModel dataset, RowBatch batch, Picker picker, TableModel target) {
        this.batch = batch;
        this.picker = picker;
        this.target = target;
        this.picked = new RowBatch(target);
        this.sources = new RowSources(dataset, target, picked);
        this.cursor = RowCursor.of(target);
    }

    /** A column of the rows referred to. */
    Source column(int position) {
        familyNeeded |= target.family() != null && sources.needFamily(position);
        return sources.column(position);
    }

    /**
     * The rows that were picked, once {@link #prepare} has picked them.
     *
     * @param withParents whether the rows' parents are looked at too
     */
    RowBatch picked(boolean withParents) {
        familyNeeded |= withParents;
        return picked;
    }

    /** Picks the rows for the first {@code count} rows of the batch. */
    void prepare(int count) {
        for (int i = 0; i < count; i++) {
            long row = picker.pick(batch, i);
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
