package io.ballast.spec.resolve;

import io.ballast.spec.RowCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The most rows each table can have; of a child table what its parents are dealt together, which is nearly exact. */
public final class RowBounds {
    private final Map<String, Long> rows = new HashMap<>();

    /**
     * Computes the bounds, refusing counts beyond what a table can have.
     *
     * @param tables parents before their children
     */
    public RowBounds(List<TableDraft> tables) {
        for (TableDraft table : tables) {
            rows.put(table.name(), bound(table));
        }
    }

    private long bound(TableDraft table) {
        if (table.rows() instanceof RowCount.PerParent perParent) {
            long parents = of(perParent.parent());
            long children = childrenAtMost(perParent);
            double most = perParent.count().counts().mostOf(parents);
            if (most > TableReader.MAX_ROWS) {
                throw table.node()
                        .require("count")
                        .refused("up to " + children + " rows for each of " + parents + " rows of " + perParent.parent()
                                + " are more than the " + TableReader.MAX_ROWS + " rows a table can have");
            }
            return (long) most;
        }
        return ((RowCount.Known) table.rows()).rows();
    }

    public long of(String table) {
        Long bound = rows.get(table);
        if (bound == null) {
            throw new IllegalArgumentException("no table " + table);
        }
        return bound;
    }

    /** The most children that one parent can have. */
    public static long childrenAtMost(RowCount.PerParent rows) {
        return (long) rows.count().support().max();
    }
}
