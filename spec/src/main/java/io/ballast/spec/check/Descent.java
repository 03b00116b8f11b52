package io.ballast.spec.check;

import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;

/** How many rows descend from one row, by the counts of children. */
public final class Descent {
    /** Enough for any key, and no product of it with a count of children is too large. */
    private static final long MANY = 1L << 31;

    private static final double MOST = 1L << 62;

    private Descent() {}

    /** As {@link TableSizes#leastDescendants}; never more than 2^31. */
    public static long least(DatasetSpec dataset, String table, int generations) {
        long least = 1;
        TableSpec at = dataset.table(table);
        for (int i = 0; i < generations; i++) {
            RowCount.PerParent rows = (RowCount.PerParent) at.rows();
            double children = Math.min(rows.count().support().min(), (double) MANY);
            least = Math.min(MANY, least * (long) children);
            at = dataset.table(rows.parent());
        }
        return least;
    }

    /** As {@link TableSizes#mostDescendants}; never more than 2^62. */
    public static long most(DatasetSpec dataset, String table, int generations) {
        double most = 1;
        TableSpec at = dataset.table(table);
        for (int i = 0; i < generations; i++) {
            RowCount.PerParent rows = (RowCount.PerParent) at.rows();
            most = Math.min(MOST, most * Math.floor(rows.count().support().max()));
            at = dataset.table(rows.parent());
        }
        return (long) most;
    }
}
