package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ForeignKeyFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many children parents get where rows elsewhere are to agree with them: one at least, as many each, or no more than can differ. */
final class SiblingCounts {
    private final Map<String, DraftTable> tables;
    private final SharedColumns shared;
    private final Notes notes;
    /** Tables of which each parent has two rows at least. */
    private final Set<String> pairs;

    SiblingCounts(Map<String, DraftTable> tables, SharedColumns shared, Notes notes) {
        this.tables = tables;
        this.shared = shared;
        this.notes = notes;
        this.pairs = OtherRow.pairs(tables.values());
    }

    /** Number of children to number of parents, for a table whose rows belong to the parents by this key; its own where nothing has to agree. */
    SortedMap<Long, Long> of(DraftTable table, ForeignKeyFacts key) {
        SortedMap<Long, Long> counts = key.parentsByChildren();
        SortedMap<Long, Long> agreeing = new TreeMap<>();
        boolean needed = shared.isNeeded(table.facts, key);
        double parents = sum(counts, false);
        double children = sum(counts, true);
        long room = room(table, key);
        long least = pairs.contains(table.name()) ? 2 : 1;
        counts.forEach((count, each) -> {
            long wanted = !needed
                    ? count
                    : shared.isEven(table.name())
                            ? Math.max(least, Math.round(children / parents))
                            : least + Math.round((double) count * Math.max(0, children - least * parents) / children);
            agreeing.merge(Math.min(room, wanted), each, Long::sum);
        });
        if (!agreeing.equals(counts)) {
            notes.ofTable(
                    table.name(),
                    "other numbers of rows for each row of " + key.targetTable() + ", from " + agreeing.firstKey()
                            + " to " + agreeing.lastKey() + ", so that rows which share columns agree");
        }
        return agreeing;
    }

    private static double sum(SortedMap<Long, Long> counts, boolean children) {
        return counts.entrySet().stream()
                .mapToDouble(entry -> (double) entry.getValue() * (children ? entry.getKey() : 1))
                .sum();
    }

    /** As many children of one parent as a key can tell apart that has nothing but rows which agree to be unique by. */
    private long room(DraftTable table, ForeignKeyFacts parent) {
        return table.facts
                .keys()
                .mapToLong(unique -> room(table, parent, unique))
                .filter(room -> room > 0)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** 0 where the key has something else as well. */
    private long room(DraftTable table, ForeignKeyFacts parent, List<String> unique) {
        long room = 1;
        Set<String> left = new HashSet<>(unique);
        parent.columns().forEach(left::remove);
        for (ForeignKeyFacts other : table.facts.constraints().foreignKeys()) {
            List<String> settled =
                    other.columns().stream().filter(parent.columns()::contains).toList();
            boolean picks = !settled.isEmpty()
                    && settled.size() < other.columns().size()
                    && unique.containsAll(other.columns());
            if (picks) {
                long omitted = OtherRow.areOthers(table, parent, other) ? 1 : 0;
                room *= AgreeingRows.of(tables, table, parent, other, settled)
                        .map(rows -> Math.max(0, rows.least() - omitted))
                        .orElse(0L);
                other.columns().forEach(left::remove);
            }
        }
        return left.isEmpty() && !unique.isEmpty() && !parent.columns().containsAll(unique) ? room : 0;
    }
}
