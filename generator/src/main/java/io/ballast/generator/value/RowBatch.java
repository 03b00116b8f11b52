package io.ballast.generator.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table, by number: what the sources make values for. Mostly neighbours, but the rows that references pick, or the
 * parents of a batch of children, come in any order and more than once. For one thread.
 */
final class RowBatch {
    /** Rows at the most: the vectors of a wide table stay inside a first-level cache. */
    static final int CAPACITY = 64;

    final long[] rows = new long[CAPACITY];
    /** Each row's place among its siblings, from 0; 0 in a table without a parent. */
    final long[] ordinals = new long[CAPACITY];
    /** How many children each row's parent has; 1 in a table without a parent. */
    final long[] siblings = new long[CAPACITY];

    private final @Nullable RowBatch parents;

    /** An empty batch; in a child table with room for the parents' rows, one for each row. */
    RowBatch(TableModel table) {
        TableModel.Family family = table.family();
        parents = family == null ? null : new RowBatch(family.parent());
        Arrays.fill(siblings, 1);
    }

    RowBatch parents() {
        if (parents == null) {
            throw new IllegalStateException("a table without a parent");
        }
        return parents;
    }

    /** Notes neighbours in a table without a parent. */
    void setNeighbours(long firstRow, int count) {
        for (int i = 0; i < count; i++) {
            rows[i] = firstRow + i;
        }
    }

    /** Notes where a cursor stands, and where its parents stand, as row i. */
    void set(int i, RowCursor cursor) {
        rows[i] = cursor.row;
        ordinals[i] = cursor.ordinal;
        siblings[i] = cursor.siblings;
        if (parents != null) {
            parents.set(i, cursor.parent());
        }
    }
}
