package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns that several foreign keys of a table have in common, such as a {@code tenant_id}: the rows that these refer to have to
 * agree in it. They can be computed where the rows of each table referred to are the descendants of the row that the column comes from,
 * and this one has some of them; so the tables' parents and their counts of children are chosen by what is said here.
 */
final class SharedColumns {
    private final Map<String, LiveTable> tables = new LinkedHashMap<>();
    /** Columns that must come from the parents of a table, as rows of it are looked for by them. */
    private final Map<String, Set<String>> needed = new HashMap<>();
    /** Tables of which each parent has as many rows, as keys of others have nothing else to be unique by. */
    private final Set<String> even = new HashSet<>();

    private SharedColumns(Collection<LiveTable> tables) {
        tables.forEach(table -> this.tables.put(table.name(), table));
    }

    /** @param inPlace whether the tables have keys that must hold, and nothing matters more */
    static SharedColumns of(Collection<LiveTable> tables, boolean inPlace) {
        SharedColumns shared = new SharedColumns(tables);
        boolean more = true;
        while (more) {
            more = false;
            for (LiveTable table : tables) {
                more |= shared.addTargets(table);
                more |= shared.addAncestor(table);
            }
        }
        tables.forEach(shared::addEven);
        if (inPlace) {
            tables.forEach(shared::addEvenOfKeys);
        }
        return shared;
    }

    /** Whether each parent has to have a row of the table at least, for rows elsewhere to refer to. */
    boolean isNeeded(String table) {
        return needed.containsKey(table);
    }

    /** Whether it is the parents by this key that have to. */
    boolean isNeeded(LiveTable table, ForeignKeyFacts key) {
        return isNeeded(table.name()) && key.columns().containsAll(needed(table));
    }

    /** Whether all parents are to have as many rows of the table. */
    boolean isEven(String table) {
        return even.contains(table);
    }

    /** Which foreign key is the better parent: one that settles what others share. */
    Comparator<ForeignKeyFacts> order(LiveTable table) {
        Set<String> settled = new HashSet<>(needed(table));
        List<ForeignKeyFacts> keys = keys(table);
        keys.forEach(key -> keys.forEach(other -> settled.addAll(shared(key, other))));
        int wide = isNeeded(table.name()) ? 1 : -1;
        return settled.isEmpty()
                ? Comparator.comparing(key -> 0)
                : Comparator.comparing((ForeignKeyFacts key) -> !key.columns().containsAll(settled))
                        .thenComparing(key -> key.columns().size() > settled.size() ? wide : 0);
    }

    /** The foreign keys of a table that share columns with this one and have others besides. */
    static List<ForeignKeyFacts> sharing(List<ForeignKeyFacts> keys, ForeignKeyFacts key) {
        return keys.stream()
                .filter(ForeignKeyFacts::isEnforced)
                .filter(other -> {
                    Set<String> shared = shared(key, other);
                    return !shared.isEmpty() && shared.size() < other.columns().size();
                })
                .toList();
    }

    /** Single columns, by table, in which rows have to agree and which no foreign key fills; those that go together in one. */
    List<Map<String, String>> rootless() {
        List<Map<String, String>> found = new ArrayList<>();
        for (LiveTable table : tables.values()) {
            List<ForeignKeyFacts> keys = keys(table);
            for (ForeignKeyFacts key : keys) {
                Map<String, String> together = new LinkedHashMap<>();
                for (ForeignKeyFacts other : sharing(keys, key)) {
                    Set<String> shared = shared(key, other);
                    if (shared.size() == 1 && key.columns().size() > 1) {
                        addRootless(together, key, shared.iterator().next());
                        addRootless(together, other, shared.iterator().next());
                    }
                }
                join(found, together);
            }
        }
        return found;
    }

    private void addRootless(Map<String, String> together, ForeignKeyFacts key, String shared) {
        String column = key.targetColumns().get(key.columns().indexOf(shared));
        LiveTable target = tables.get(key.targetTable());
        boolean filled = target == null
                || keys(target).stream()
                        .anyMatch(other -> other.columns().contains(column)
                                && !other.targetTable().equals(key.targetTable()));
        if (!filled) {
            together.put(key.targetTable(), column);
        }
    }

    private static void join(List<Map<String, String>> found, Map<String, String> together) {
        if (together.isEmpty()) {
            return;
        }
        Map<String, String> joined = new LinkedHashMap<>(together);
        found.removeIf(other -> {
            boolean same = other.entrySet().stream().anyMatch(together.entrySet()::contains);
            if (same) {
                joined.putAll(other);
            }
            return same;
        });
        found.add(joined);
    }

    private boolean addTargets(LiveTable table) {
        boolean more = false;
        List<ForeignKeyFacts> keys = keys(table);
        for (ForeignKeyFacts key : keys) {
            for (ForeignKeyFacts other : keys) {
                Set<String> shared = shared(key, other);
                boolean isPart = shared.size() == key.columns().size();
                boolean apart = !shared.isEmpty()
                        && shared.size() < other.columns().size()
                        && (!isPart || isNeeded(table.name()) || mayBeNull(table, other));
                if (apart && !key.equals(other)) {
                    more |= need(other, shared);
                    more |= !isPart && need(key, shared);
                }
            }
        }
        return more;
    }

    /** What a needed column comes from, where a reference of several columns leads there. */
    private boolean addAncestor(LiveTable table) {
        Set<String> columns = needed(table);
        Optional<ForeignKeyFacts> settling = keys(table).stream()
                .filter(key -> !columns.isEmpty() && key.columns().containsAll(columns))
                .filter(key -> !key.targetTable().equals(table.name()))
                .min(Comparator.comparing(key -> key.columns().size()));
        return settling.isPresent()
                && settling.get().columns().size() > columns.size()
                && need(settling.get(), columns);
    }

    /** Whether rows may refer to none by it, so that it is no parent. */
    private static boolean mayBeNull(LiveTable table, ForeignKeyFacts key) {
        return table.columns().stream()
                .anyMatch(column -> column.nullable() && key.columns().contains(column.name()));
    }

    private boolean need(ForeignKeyFacts key, Set<String> columns) {
        Set<String> there = columns.stream()
                .map(column -> key.targetColumns().get(key.columns().indexOf(column)))
                .collect(Collectors.toSet());
        return needed.computeIfAbsent(key.targetTable(), name -> new HashSet<>())
                .addAll(there);
    }

    private void addEven(LiveTable table) {
        List<ForeignKeyFacts> keys = keys(table);
        Set<String> referring = new HashSet<>();
        keys.forEach(key -> referring.addAll(key.columns()));
        table.keys().filter(referring::containsAll).forEach(unique -> {
            List<ForeignKeyFacts> inKey = keys.stream()
                    .filter(key -> unique.containsAll(key.columns()))
                    .toList();
            List<ForeignKeyFacts> apart =
                    inKey.stream().filter(key -> !sharing(inKey, key).isEmpty()).toList();
            Optional<ForeignKeyFacts> parent = keys.stream().min(ParentOrder.of(table, this));
            apart.stream()
                    .filter(key -> parent.isEmpty() || !key.equals(parent.get()))
                    .map(ForeignKeyFacts::targetTable)
                    .forEach(even::add);
        });
    }

    /**
     * Keys that have something in common, such as a period beside a course and beside a room of one school, have as many rows as there
     * are of the fewest: the more even, the more.
     */
    private void addEvenOfKeys(LiveTable table) {
        List<ForeignKeyFacts> keys = keys(table);
        for (ForeignKeyFacts key : keys) {
            for (ForeignKeyFacts other : sharing(keys, key)) {
                boolean overlap = table.keys()
                        .anyMatch(unique -> hasRest(unique, key, other)
                                && table.keys()
                                        .anyMatch(second -> hasRest(second, other, key) && overlap(unique, second)));
                if (overlap) {
                    even.add(key.targetTable());
                    even.add(other.targetTable());
                }
            }
        }
    }

    /** Whether all that the first does not share with the second is in the key, and nothing of the second besides. */
    private static boolean hasRest(List<String> unique, ForeignKeyFacts key, ForeignKeyFacts other) {
        Set<String> shared = shared(key, other);
        return key.columns().stream().allMatch(column -> shared.contains(column) || unique.contains(column))
                && other.columns().stream().noneMatch(column -> !shared.contains(column) && unique.contains(column));
    }

    private static boolean overlap(List<String> unique, List<String> other) {
        return !unique.equals(other) && unique.stream().anyMatch(other::contains);
    }

    private Set<String> needed(LiveTable table) {
        return needed.getOrDefault(table.name(), Set.of());
    }

    /** Those that lead to tables which are here. */
    private List<ForeignKeyFacts> keys(LiveTable table) {
        Set<String> names = table.columns().stream().map(LiveColumn::name).collect(Collectors.toSet());
        return table.constraints().foreignKeys().stream()
                .filter(key -> key.isEnforced() && tables.containsKey(key.targetTable()))
                .filter(key -> names.containsAll(key.columns()))
                .toList();
    }

    private static Set<String> shared(ForeignKeyFacts key, ForeignKeyFacts other) {
        // Most keys have nothing in common, and there may be thousands of them.
        if (Collections.disjoint(key.columns(), other.columns()) || key.equals(other)) {
            return Set.of();
        }
        Set<String> shared = new HashSet<>(key.columns());
        shared.retainAll(other.columns());
        return shared;
    }
}
