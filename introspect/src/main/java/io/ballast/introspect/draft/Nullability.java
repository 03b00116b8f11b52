package io.ballast.introspect.draft;

import io.ballast.common.schema.Partitioning;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings columns that cannot be null together with the columns that their values come from, which perhaps can: a foreign key may
 * refer to a unique column with nulls. The rows that it refers to have none, so there are none here; and whichever of the two
 * columns may be changed is: one of a primary key stays as it is, then the other becomes NOT NULL.
 */
final class Nullability {
    private final Map<String, DraftTable> tables;
    private final String schema;
    private final Notes notes;
    /** Columns that cannot be null, whatever refers to them. */
    private final Set<DraftColumn> fixed = new LinkedHashSet<>();

    private Nullability(Map<String, DraftTable> tables, String schema, Notes notes) {
        this.tables = tables;
        this.schema = schema;
        this.notes = notes;
    }

    static void settle(Map<String, DraftTable> tables, String schema, Notes notes) {
        Nullability nullability = new Nullability(tables, schema, notes);
        nullability.fillSources();
        nullability.fixKeys();
        while (nullability.loosen()) {
            // what refers to a column that was loosened may have to be loosened too
        }
    }

    /** Where a column has no nulls, the one that its values come from has none either. */
    private void fillSources() {
        Deque<Place> open = new ArrayDeque<>();
        for (DraftTable table : tables.values()) {
            table.columns.values().stream()
                    .filter(column -> !column.nullable)
                    .forEach(column -> open.add(new Place(table, column)));
        }
        while (!open.isEmpty()) {
            Place place = open.pop();
            DraftFailure.at(schema, place.table.name(), place.column.name(), () -> fillSource(place, open));
        }
    }

    private void fillSource(Place place, Deque<Place> open) {
        Place source = source(place);
        if (source != null && leavesNull(source.column)) {
            notes.refuseRule(
                    place.table.name(),
                    "column \"" + place.column.name() + "\" has to refer to a value of " + source.table.name() + "."
                            + source.column.name() + ", which a check leaves null in each row");
        } else if (source != null && source.column.nullable && !source.column.filled) {
            source.column.filled = true;
            open.add(source);
        }
    }

    /** Whether rules of the rows, rather than what is known of the values, leave it without any. */
    private static boolean leavesNull(DraftColumn column) {
        return column.isAlwaysNull() && column.guessedNulls != null;
    }

    /** Columns of primary keys and partitions cannot be null, and so cannot those that their values come from. */
    private void fixKeys() {
        for (DraftTable table : tables.values()) {
            Set<String> names = new LinkedHashSet<>(table.primaryKey);
            if (table.partitioning instanceof Partitioning.ByRange range) {
                names.addAll(range.columns());
            }
            names.forEach(name -> DraftFailure.at(schema, table.name(), name, () -> fixKey(table, name)));
        }
    }

    private void fixKey(DraftTable table, String name) {
        Place at = new Place(table, table.column(name));
        while (at != null && fixed.add(at.column)) {
            tighten(at, table);
            at = source(at);
        }
    }

    private void tighten(Place at, DraftTable wanted) {
        if (at.column.nullable) {
            at.column.nullable = false;
            at.column.filled = true;
            notes.ofColumn(
                    at.table.name(),
                    at.column.name(),
                    "not null here: its values are part of a key of " + wanted.name());
        }
    }

    private boolean loosen() {
        Set<DraftColumn> loosened = new LinkedHashSet<>();
        for (DraftTable table : tables.values()) {
            for (DraftColumn column : table.columns.values()) {
                Place place = new Place(table, column);
                DraftFailure.at(schema, table.name(), column.name(), () -> loosen(place, loosened));
            }
        }
        return !loosened.isEmpty();
    }

    private void loosen(Place place, Set<DraftColumn> loosened) {
        Place source = source(place);
        DraftColumn column = place.column;
        if (source != null && source.column.nullable && !column.nullable) {
            column.nullable = true;
            column.filled = true;
            notes.riskOfColumn(
                    place.table.name(),
                    column.name(),
                    "may be null here, though it is nowhere, as " + source.table.name() + "." + source.column.name()
                            + " may be");
            loosened.add(column);
        }
    }

    /** Whether a column of the table may still become one that can be null. */
    static boolean canLoosen(Map<String, DraftTable> tables, DraftTable table, String name) {
        boolean isKey = table.primaryKey.contains(name) || table.partitioning != null;
        return !isKey
                && tables.values().stream().noneMatch(other -> other.columns.values().stream()
                        .filter(column -> !column.nullable)
                        .map(column -> source(tables, new Place(other, column)))
                        .anyMatch(source -> source != null && source.column == table.column(name)));
    }

    private @Nullable Place source(Place place) {
        return source(tables, place);
    }

    private static @Nullable Place source(Map<String, DraftTable> tables, Place place) {
        ValueKind kind = place.column.found();
        if (kind instanceof ParentKind reference && place.table.parent != null) {
            return place(tables, place.table.parent.targetTable(), reference.column());
        }
        return kind instanceof ReferenceKind reference ? place(tables, reference.table(), reference.column()) : null;
    }

    private static @Nullable Place place(Map<String, DraftTable> tables, String table, String column) {
        DraftTable owner = tables.get(table);
        return owner == null ? null : new Place(owner, owner.column(column));
    }

    /** A column and its table. */
    private record Place(DraftTable table, DraftColumn column) {}
}
