package io.ballast.introspect.draft;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the foreign keys that the values keep, and opens circles of those that cannot be null. */
final class ForeignKeys {
    private final Map<String, DraftTable> tables;
    private final String schema;
    /** Whether the keys are to be made, and not only kept. */
    private final boolean definitions;

    private final Notes notes;

    ForeignKeys(Map<String, DraftTable> tables, String schema, boolean definitions, Notes notes) {
        this.tables = tables;
        this.schema = schema;
        this.definitions = definitions;
        this.notes = notes;
    }

    void keep(DraftTable table) {
        for (ForeignKeyFacts key : References.inOrder(table)) {
            DraftTable target = References.target(tables, schema, key);
            if (target == null
                    || !Selection.hasAll(table, key.columns())
                    || !Selection.hasAll(target, key.targetColumns())) {
                continue; // References has said so
            }
            String reason = reason(table, key, target);
            if (!reason.isEmpty() && leavesNull(table, key)) {
                notes.ofTable(
                        table.name(), "foreign key " + References.named(key) + " omitted, all of it null: " + reason);
                continue;
            }
            if (!reason.isEmpty()) {
                notes.riskOfTable(table.name(), "foreign key " + References.named(key) + " omitted: " + reason);
                if (target.existing) {
                    notes.refuse("table \"" + table.name() + "\": foreign key " + References.named(key)
                            + " leads to rows that are there, and shares columns with others that lead to new ones. Fill \""
                            + key.targetTable() + "\" as well, or leave out \"" + table.name() + "\".");
                }
                continue;
            }
            if (!openCircle(table, key, target)) {
                notes.riskOfTable(
                        table.name(),
                        "foreign key " + References.named(key)
                                + " omitted: by it the tables refer to each other in a circle, and none of its columns can be null");
                continue;
            }
            ForeignKey.OnDelete onDelete = action(table, key);
            table.foreignKeys.add(new ForeignKey(
                    key.columns(), key.targetTable(), key.targetColumns(), onDelete, traits(key, onDelete)));
        }
    }

    private ForeignKeyTraits traits(ForeignKeyFacts key, ForeignKey.OnDelete onDelete) {
        if (!definitions) {
            return ForeignKeyTraits.NONE;
        }
        boolean sets = onDelete == key.onDelete();
        return sets ? key.traits() : key.traits().withSetColumns(List.of());
    }

    /**
     * Lets rows refer to none, where a column of the key may be null, and is in no other; if the key is to be made, only where nothing is
     * known of the column, as it need not be made.
     */
    private boolean leavesNull(DraftTable table, ForeignKeyFacts key) {
        Optional<DraftColumn> free = key.columns().stream()
                .map(table::column)
                .filter(column -> column.nullable && (!definitions || Guessing.isUnknown(column.facts.statistics())))
                .filter(column -> table.facts.keys().noneMatch(other -> other.contains(column.name())))
                .findFirst();
        free.ifPresent(column -> column.guessedNulls = 1.0);
        return free.isPresent();
    }

    private ForeignKey.OnDelete action(DraftTable table, ForeignKeyFacts key) {
        List<String> set = definitions ? set(key) : key.columns();
        boolean cannot = key.onDelete() == ForeignKey.OnDelete.SET_NULL
                && set.stream().anyMatch(column -> !table.column(column).nullable);
        if (cannot && definitions) {
            notes.ofTable(
                    table.name(),
                    "foreign key " + References.named(key) + " without ON DELETE SET NULL: a column cannot be null");
        }
        return cannot ? ForeignKey.OnDelete.NO_ACTION : key.onDelete();
    }

    /** The columns that ON DELETE SET NULL makes null. */
    private static List<String> set(ForeignKeyFacts key) {
        List<String> some = key.traits().setColumns();
        return some.isEmpty() ? key.columns() : some;
    }

    /** Why the key cannot be kept; empty if it can. */
    private String reason(DraftTable table, ForeignKeyFacts key, DraftTable target) {
        Set<String> columns = new HashSet<>(key.targetColumns());
        boolean isKey = columns.equals(new HashSet<>(target.primaryKey))
                || target.uniqueKeys.stream().anyMatch(unique -> columns.equals(new HashSet<>(unique.columns())));
        if (!isKey) {
            return "(" + String.join(", ", key.targetColumns()) + ") of " + target.name() + " is no key in this spec";
        }
        if (table.foreignKeys.stream().anyMatch(other -> other.columns().equals(key.columns()))) {
            return "another one has the same columns";
        }
        if (key.columns().stream().map(table::column).anyMatch(column -> column.type.array())) {
            return "PostgreSQL cannot check foreign keys over arrays";
        }
        if (!key.isEnforced() && !definitions) {
            return "it is NOT ENFORCED";
        }
        boolean agrees = agrees(table, key);
        for (int i = 0; i < key.columns().size(); i++) {
            String from = target.name() + "." + key.targetColumns().get(i);
            DraftColumn column = table.column(key.columns().get(i));
            boolean isItself = from.equals(table.name() + "." + column.name());
            boolean leadsThere =
                    References.sources(tables, table.name(), column.name()).contains(from);
            if (!agrees && (isItself || !leadsThere)) {
                return "the values of " + column.name() + " come from elsewhere";
            }
            if (target.column(key.targetColumns().get(i)).nullable && !column.nullable) {
                return from + " can be null here, and " + column.name() + " cannot";
            }
        }
        return key.columns().size() == 1 || agrees || isOneRow(table, key)
                ? ""
                : "its columns do not all come from one row of " + target.name();
    }

    /** Whether some columns pick a row that agrees with the others. */
    private static boolean agrees(DraftTable table, ForeignKeyFacts key) {
        String group = String.join(",", key.columns());
        return key.columns().stream()
                .anyMatch(column -> table.kind(column) instanceof ReferenceKind free
                        && free.within() != null
                        && free.group().equals(group));
    }

    /** Whether all columns are taken from the same row of the table referred to. */
    private static boolean isOneRow(DraftTable table, ForeignKeyFacts key) {
        Set<String> rows = new HashSet<>();
        for (String column : key.columns()) {
            ValueKind kind = table.kind(column);
            if (kind instanceof ReferenceKind free
                    && free.table().equals(key.targetTable())
                    && isKept(table, key, free.group())) {
                rows.add("picked by " + free.group());
            } else if (kind instanceof ParentKind
                    && table.parent != null
                    && table.parent.targetTable().equals(key.targetTable())) {
                rows.add("parent");
            } else {
                return false;
            }
        }
        return rows.size() == 1;
    }

    /** Whether the key that picks a row for several columns is in the spec; without it each of them picks one for itself. */
    private static boolean isKept(DraftTable table, ForeignKeyFacts key, String group) {
        return group.equals(String.join(",", key.columns()))
                || table.foreignKeys.stream().anyMatch(kept -> group.equals(String.join(",", kept.columns())));
    }

    /**
     * Rows that need each other cannot be inserted one after the other; a column that can be null opens the circle.
     *
     * @return whether there is no circle any more
     */
    private boolean openCircle(DraftTable table, ForeignKeyFacts key, DraftTable target) {
        boolean nullable = key.columns().stream().anyMatch(column -> table.column(column).nullable);
        if (nullable || !reaches(target, table.name(), new HashSet<>())) {
            return true;
        }
        for (String name : key.columns()) {
            if (Nullability.canLoosen(tables, table, name)) {
                table.column(name).nullable = true;
                notes.riskOfColumn(
                        table.name(), name, "may be null here: the tables refer to each other in a circle otherwise");
                return true;
            }
        }
        return false;
    }

    /** Whether foreign keys that cannot be null lead from one table to the other. */
    private boolean reaches(DraftTable from, String wanted, Set<String> seen) {
        if (from.name().equals(wanted)) {
            return true;
        }
        if (!seen.add(from.name())) {
            return false;
        }
        List<ForeignKey> fixed = from.foreignKeys.stream()
                .filter(key -> key.columns().stream().noneMatch(column -> from.column(column).nullable))
                .toList();
        for (ForeignKey key : fixed) {
            DraftTable next = tables.get(key.targetTable());
            if (next != null && reaches(next, wanted, seen)) {
                return true;
            }
        }
        return false;
    }
}
