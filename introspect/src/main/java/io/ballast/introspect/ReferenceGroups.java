package io.ballast.introspect;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sorts the foreign keys of a table that lead to rows which are there by what has to be chosen together. */
final class ReferenceGroups {
    private final LiveTable table;
    private final List<ForeignKeyFacts> within;
    private final List<List<ForeignKeyFacts>> groups = new ArrayList<>();
    private final List<ReferenceGroup> marked = new ArrayList<>();

    private ReferenceGroups(LiveTable table, List<ForeignKeyFacts> within) {
        this.table = table;
        this.within = within;
    }

    /**
     * The groups, each key in one of them.
     *
     * @param table with the rows that it has
     * @param within its other foreign keys, which lead to new rows
     */
    static List<ReferenceGroup> of(LiveTable table, List<ForeignKeyFacts> within, List<ForeignKeyFacts> elsewhere) {
        ReferenceGroups groups = new ReferenceGroups(table, within);
        elsewhere.forEach(groups::add);
        table.keys().forEach(groups::mark);
        groups.groups.forEach(rest -> groups.marked.add(new ReferenceGroup(rest, List.of(), List.of(), false)));
        return groups.marked;
    }

    /** Keys that share a column are chosen together. */
    private void add(ForeignKeyFacts key) {
        List<ForeignKeyFacts> group = new ArrayList<>();
        for (List<ForeignKeyFacts> other : List.copyOf(groups)) {
            if (columns(other).stream().anyMatch(key.columns()::contains)) {
                group.addAll(other);
                groups.remove(other);
            }
        }
        group.add(key);
        groups.add(group);
    }

    /** A key of the table over nothing but references to rows that are there, or one that has some of these in it. */
    private void mark(List<String> key) {
        List<List<ForeignKeyFacts>> inKey =
                groups.stream().filter(group -> key.containsAll(columns(group))).toList();
        List<ForeignKeyFacts> all = inKey.stream().flatMap(List::stream).toList();
        boolean hasRows = table.rows().count() > 0;
        if (!all.isEmpty() && columns(all).containsAll(key)) {
            boolean combined = hasRows || inKey.stream().anyMatch(group -> group.size() > 1);
            if (combined) {
                groups.removeAll(inKey);
                marked.add(new ReferenceGroup(all, key, hasRows ? key : List.of(), true));
            }
        } else if (!all.isEmpty() && hasRows && !isNew(key)) {
            List<List<ForeignKeyFacts>> single =
                    inKey.stream().filter(group -> group.size() == 1).toList();
            List<List<ForeignKeyFacts>> compared = single.stream()
                    .filter(group -> isCompared(group.get(0), all))
                    .toList();
            List<List<ForeignKeyFacts>> free =
                    compared.isEmpty() ? single.stream().limit(1).toList() : compared;
            if (!free.isEmpty()) {
                groups.removeAll(free);
                List<ForeignKeyFacts> together =
                        free.stream().flatMap(List::stream).toList();
                List<String> columns =
                        together.stream().flatMap(one -> one.columns().stream()).toList();
                marked.add(new ReferenceGroup(together, columns, columns, false));
            }
        }
    }

    /** Whether a check compares what the foreign key refers to with what another one of them does. */
    private boolean isCompared(ForeignKeyFacts key, List<ForeignKeyFacts> all) {
        return new ReferenceGroup(all, List.of(), List.of(), false)
                .orders(table).stream()
                        .anyMatch(order -> key.columns().contains(order.column())
                                || key.columns().contains(order.other()));
    }

    /** Whether another column of the key has values that no row has yet. */
    private boolean isNew(List<String> key) {
        return within.stream().anyMatch(other -> other.columns().stream().anyMatch(key::contains))
                || table.columns().stream()
                        .filter(column -> key.contains(column.name()))
                        .anyMatch(column -> column.origin() == LiveColumn.Origin.NUMBERED);
    }

    private static Set<String> columns(List<ForeignKeyFacts> keys) {
        Set<String> columns = new HashSet<>();
        keys.forEach(key -> columns.addAll(key.columns()));
        return columns;
    }
}
