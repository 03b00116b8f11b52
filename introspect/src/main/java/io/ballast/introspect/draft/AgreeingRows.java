package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveConstraints;
import io.ballast.spec.kind.ReferenceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a reference can pick, where some of its columns are settled by others: those that agree are the descendants of one row
 * that the row at hand leads to. What a spec makes of it when it is read, foreseen.
 *
 * @param generations the tables from the row referred to up to the child of the ancestor, in this order
 */
record AgreeingRows(ReferenceKind.Within within, List<DraftTable> generations) {
    /** Enough for any key. */
    private static final long MANY = 1L << 31;

    /**
     * Looks for them.
     *
     * @param settled columns of the key that have values already; at least one
     */
    static Optional<AgreeingRows> of(
            Map<String, DraftTable> tables, DraftTable table, ForeignKeyFacts key, List<String> settled) {
        return of(tables, table, table.parent, key, settled);
    }

    /** The same, whatever parent the table has so far. */
    static Optional<AgreeingRows> of(
            Map<String, DraftTable> tables,
            DraftTable table,
            @Nullable ForeignKeyFacts own,
            ForeignKeyFacts key,
            List<String> settled) {
        return of(tables, table, own, key, settled, AgreeingRows::hasKeyWithin);
    }

    private static Optional<AgreeingRows> of(
            Map<String, DraftTable> tables,
            DraftTable table,
            @Nullable ForeignKeyFacts own,
            ForeignKeyFacts key,
            List<String> settled,
            BiPredicate<DraftTable, List<String>> hasKeyWithin) {
        List<String> theirs = settled.stream()
                .map(column -> key.targetColumns().get(key.columns().indexOf(column)))
                .toList();
        List<DraftTable> generations = new ArrayList<>();
        DraftTable at = tables.get(key.targetTable());
        while (at != null && generations.size() <= tables.size()) {
            if (hasKeyWithin.test(at, theirs)) {
                for (Settled first : settled(tables, table, own, settled.get(0))) {
                    if (first.isAt(at, theirs.get(0)) && allAt(tables, table, own, settled, theirs, first)) {
                        return Optional.of(new AgreeingRows(
                                new ReferenceKind.Within(first.group(), first.up(), generations.size()),
                                List.copyOf(generations)));
                    }
                }
            }
            ForeignKeyFacts parent = at.parent;
            if (parent == null || !parent.columns().containsAll(theirs)) {
                return Optional.empty();
            }
            theirs = theirs.stream()
                    .map(column -> parent.targetColumns().get(parent.columns().indexOf(column)))
                    .toList();
            generations.add(at);
            at = tables.get(parent.targetTable());
        }
        return Optional.empty();
    }

    /** Whether there is always one: a row of each generation has children, or leads to the row at hand. */
    boolean isNeverEmpty(Map<String, DraftTable> tables, DraftTable table) {
        List<DraftTable> ours = new ArrayList<>();
        DraftTable at = within.group() == null ? table : picked(tables, table, within.group());
        int more = within.up() + (within.group() == null ? 1 : 0);
        while (at != null && ours.size() < more) {
            ours.add(at);
            at = at.parent == null ? null : tables.get(at.parent.targetTable());
        }
        boolean kin = true;
        for (int i = 1; i <= generations.size(); i++) {
            DraftTable generation = generations.get(generations.size() - i);
            kin &= i <= ours.size() && ours.get(ours.size() - i) == generation;
            if (!kin && leastChildren(generation) < 1) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable DraftTable picked(Map<String, DraftTable> tables, DraftTable table, String group) {
        return table.columns.values().stream()
                .map(column -> column.kind)
                .filter(kind ->
                        kind instanceof ReferenceKind free && free.group().equals(group))
                .map(kind -> tables.get(((ReferenceKind) kind).table()))
                .findFirst()
                .orElse(null);
    }

    /** The fewest rows that one row leads to. */
    long least() {
        return generations.stream()
                .mapToLong(AgreeingRows::leastChildren)
                .reduce(1, (some, more) -> Math.min(MANY, some * more));
    }

    /** The same of rows of a table that descend from one row as many generations above. */
    static long least(Map<String, DraftTable> tables, DraftTable table, ReferenceKind.Within within) {
        List<DraftTable> generations = new ArrayList<>();
        DraftTable at = table;
        while (at != null && generations.size() < within.down()) {
            generations.add(at);
            at = at.parent == null ? null : tables.get(at.parent.targetTable());
        }
        return new AgreeingRows(within, generations).least();
    }

    private static long leastChildren(DraftTable table) {
        return table.count == null
                ? 0
                : (long) Math.min((double) MANY, table.count.support().min());
    }

    private static boolean hasKeyWithin(DraftTable table, List<String> columns) {
        LiveConstraints there = table.facts.constraints();
        List<String> primary = there.primaryKey();
        return (!primary.isEmpty() && columns.containsAll(primary))
                || there.uniqueKeys().stream().anyMatch(columns::containsAll);
    }

    private static boolean keepsKeyWithin(DraftTable table, List<String> columns) {
        return (!table.primaryKey.isEmpty() && columns.containsAll(table.primaryKey))
                || table.uniqueKeys.stream().anyMatch(key -> columns.containsAll(key.columns()));
    }

    /** Whether the rows can be computed by the keys that the spec has come to have. */
    static boolean areKept(Map<String, DraftTable> tables, DraftTable table, ForeignKeyFacts key) {
        String group = String.join(",", key.columns());
        List<String> settled = key.columns().stream()
                .filter(column -> !(table.kind(column) instanceof ReferenceKind free
                        && free.group().equals(group)))
                .toList();
        return settled.isEmpty()
                || of(tables, table, table.parent, key, settled, AgreeingRows::keepsKeyWithin)
                        .isPresent();
    }

    /**
     * A row that the row at hand leads to, and the column of it that has the value.
     *
     * @param group the reference that picks the row, or one below it; null for the row's own parent
     * @param up how far above that it is
     */
    private record Settled(@Nullable String group, int up, DraftTable table, String column) {
        boolean isAt(DraftTable other, String otherColumn) {
            return table == other && column.equals(otherColumn);
        }
    }

    private static boolean allAt(
            Map<String, DraftTable> tables,
            DraftTable table,
            @Nullable ForeignKeyFacts own,
            List<String> settled,
            List<String> theirs,
            Settled first) {
        for (int i = 1; i < settled.size(); i++) {
            Settled wanted = new Settled(first.group(), first.up(), first.table(), theirs.get(i));
            if (!settled(tables, table, own, settled.get(i)).contains(wanted)) {
                return false;
            }
        }
        return true;
    }

    /** The rows that a column has its value from, the nearest first. */
    private static List<Settled> settled(
            Map<String, DraftTable> tables, DraftTable table, @Nullable ForeignKeyFacts parent, String column) {
        if (parent != null && parent.columns().contains(column)) {
            return above(tables, null, parent, column);
        }
        if (table.kind(column) instanceof ReferenceKind free) {
            DraftTable target = tables.get(free.table());
            return target == null ? List.of() : above(tables, new Settled(free.group(), 0, target, free.column()));
        }
        return List.of();
    }

    private static List<Settled> above(
            Map<String, DraftTable> tables, @Nullable String group, ForeignKeyFacts parent, String column) {
        DraftTable target = tables.get(parent.targetTable());
        String there = parent.targetColumns().get(parent.columns().indexOf(column));
        return target == null ? List.of() : above(tables, new Settled(group, 0, target, there));
    }

    private static List<Settled> above(Map<String, DraftTable> tables, Settled from) {
        List<Settled> all = new ArrayList<>();
        Set<DraftTable> seen = new HashSet<>();
        Settled at = from;
        while (seen.add(at.table())) {
            all.add(at);
            ForeignKeyFacts parent = at.table().parent;
            DraftTable target = parent == null ? null : tables.get(parent.targetTable());
            if (parent == null || target == null || !parent.columns().contains(at.column())) {
                break;
            }
            String there = parent.targetColumns().get(parent.columns().indexOf(at.column()));
            at = new Settled(at.group(), at.up() + 1, target, there);
        }
        return all;
    }
}
