package io.ballast.introspect.draft;

import io.ballast.introspect.fit.ChildrenFit;
import io.ballast.spec.check.DistinctPicks;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongPredicate;

/** Lets a table have no more rows, or no more of them for each of its parents, than its keys can tell apart. */
final class RowLimits {
    private final Map<String, DraftTable> tables;
    private final JointRows together;
    private final Notes notes;

    RowLimits(Map<String, DraftTable> tables, JointRows together, Notes notes) {
        this.tables = tables;
        this.together = together;
        this.notes = notes;
    }

    /** Limits them where that lets all these keys hold. */
    void apply(DraftTable table, List<DistinctPicks> keys) {
        DraftTable parent = table.parent == null ? null : tables.get(table.parent.targetTable());
        long there = parent == null ? table.most : table.mostChildren;
        LongPredicate holds = most -> together.hold(table, keys, most);
        if (keys.isEmpty() || holds.test(there) || !holds.test(1)) {
            return;
        }
        long most = largest(holds, there);
        double before = table.rows;
        if (parent == null) {
            table.rows = Math.min(table.rows, most);
            table.most = most;
            notes.limit(table.name(), most + " rows, as its keys can tell no more apart");
        } else {
            spread(table, parent, most);
            notes.limit(
                    table.name(),
                    "up to " + most + " rows for each row of " + parent.name()
                            + ", as its keys can tell no more apart");
        }
        follow(table, table.rows / before);
    }

    /** The greatest number that it is true of, if it is of 1 and not of the last. */
    private static long largest(LongPredicate holds, long last) {
        long low = 1;
        long high = last;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (holds.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** As many rows as before, if there is room for them, and spread as evenly as that needs. */
    private static void spread(DraftTable table, DraftTable parent, long most) {
        double mean = (double) table.rows / Math.max(1, parent.rows);
        boolean even = table.count == null || table.count.support().min() >= 1;
        SortedMap<Long, Long> counts =
                even ? ChildSpread.even(mean, parent.rows, most) : ChildSpread.within(mean, parent.rows, most);
        table.count = ChildrenFit.counted(counts);
        table.mostChildren = counts.lastKey();
        table.rows = counts.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        table.most = (long) table.count.counts().mostOf(parent.most);
    }

    /** The rows of the tables below go with those of their parents. */
    private void follow(DraftTable parent, double ratio) {
        for (DraftTable table : tables.values()) {
            boolean isBelow = table.parent != null && tables.get(table.parent.targetTable()) == parent;
            if (isBelow && table.count != null) {
                table.rows = Math.max(1, Math.round(table.rows * ratio));
                table.most = (long)
                        table.count.bounded(0, table.mostChildren).counts().mostOf(parent.most);
                follow(table, ratio);
            }
        }
    }
}
