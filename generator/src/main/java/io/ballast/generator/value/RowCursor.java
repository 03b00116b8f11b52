package io.ballast.generator.value;

import io.ballast.generator.random.CountReader;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in a table: the row it stands on and, in a child table, the parent's row and the child's place among its siblings.
 * For one thread.
 */
final class RowCursor {
    private final @Nullable CountReader counts;
    private final @Nullable RowCursor parent;

    long row;
    /** Place among the siblings, from 0; 0 in a table without a parent. */
    long ordinal;
    /** How many children the parent has, this one included; 1 in a table without a parent. */
    long siblings = 1;

    private RowCursor(@Nullable CountReader counts, @Nullable RowCursor parent) {
        this.counts = counts;
        this.parent = parent;
    }

    /** At no row yet. */
    static RowCursor of(TableModel table) {
        if (table.family() == null) {
            return new RowCursor(null, null);
        }
        return new RowCursor(
                new CountReader(table.family().counts()), of(table.family().parent()));
    }

    /** The cursor of the parent table, which goes along with this one. */
    RowCursor parent() {
        if (parent == null) {
            throw new IllegalStateException("a table without a parent");
        }
        return parent;
    }

    /** Goes to this row and leaves parent, ordinal and siblings as they are: enough for columns that do not look at them. */
    void jump(long wantedRow) {
        row = wantedRow;
    }

    /** Goes to this row, parent included. */
    void seek(long wantedRow) {
        row = wantedRow;
        if (counts != null) {
            counts.seekChild(wantedRow);
            parent().seek(counts.parent());
            siblings = counts.count();
            ordinal = wantedRow - counts.firstChild();
        }
    }

    /** Notes the rows from the one reached on, with their parents, and goes to the row behind them. */
    void follow(RowBatch batch, int count) {
        batch.setNeighbours(row, count);
        row += count;
        if (counts != null) {
            RowBatch parents = batch.parents();
            ordinal = counts.follow(count, ordinal, parents.rows, batch.ordinals, batch.siblings);
            parent().goAlong(parents, count);
        }
    }

    /** Notes where the batch's rows, of which none comes before the row reached nor before the one ahead of it, stand. */
    private void goAlong(RowBatch batch, int count) {
        if (counts == null) {
            return; // a row of a table without a parent is known by its number
        }
        for (int i = 0; i < count; i++) {
            while (row < batch.rows[i]) {
                next();
            }
            batch.set(i, this);
        }
    }

    /** Goes to the next row, parent included; there must be one, and {@link #follow} must not have been used. */
    private void next() {
        row++;
        if (counts != null && ++ordinal == siblings) {
            nextFamily();
        }
    }

    private void nextFamily() {
        CountReader reader = Objects.requireNonNull(counts);
        do {
            reader.next();
            parent().next();
        } while (reader.count() == 0);
        ordinal = 0;
        siblings = reader.count();
    }
}
