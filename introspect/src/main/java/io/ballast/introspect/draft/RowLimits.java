package io.ballast.introspect.draft;

import io.ballast.introspect.fit.ChildrenFit;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.check.DistinctPicks;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            notes.limit(table.name(), most + " rows, as " + reason(table, keys, most));
        } else {
            spread(table, parent, most);
            notes.limit(
                    table.name(),
                    "up to " + most + " rows for each row of " + parent.name() + ", as " + reason(table, keys, most));
        }
        follow(table, table.rows / before);
    }

    /** The keys that have no room for one more row by themselves; all of them where only several together have none. */
    private String reason(DraftTable table, List<DistinctPicks> keys, long most) {
        List<String> full = keys.stream()
                .filter(key -> !together.hold(table, List.of(key), most + 1))
                .map(RowLimits::columns)
                .distinct()
                .toList();
        List<String> named = full.isEmpty()
                ? keys.stream().map(RowLimits::columns).distinct().toList()
                : full;
        return (named.size() == 1 ? "its key over " : "its keys over ")
                + String.join(" and over ", named)
                + (named.size() == 1 ? " has" : " have")
                + " no more combinations";
    }

    /** What a key is over: the rows that it refers to, and its own values. */
    private static String columns(DistinctPicks key) {
        return Stream.concat(
                        key.references().stream().map(reference -> reference.table() + "." + reference.column()),
                        key.columns().stream().map(ColumnSpec::name))
                .collect(Collectors.joining(", ", "(", ")"));
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
                notes.limit(
                        table.name(),
                        "about " + table.rows + " rows, as table " + parent.name()
                                + ", to whose rows they belong, has fewer");
                follow(table, ratio);
            }
        }
    }
}
