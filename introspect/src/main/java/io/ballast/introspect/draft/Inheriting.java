package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.InheritanceRules;
import io.ballast.common.schema.TableSchema;
import io.ballast.introspect.facts.LiveColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what tables inherit, as far as their parents are here and their columns are alike here, too. All columns are settled by now. */
final class Inheriting {
    private final Map<String, DraftTable> tables;
    private final Notes notes;

    private Inheriting(Map<String, DraftTable> tables, Notes notes) {
        this.tables = tables;
        this.notes = notes;
    }

    static void settle(Map<String, DraftTable> tables, Notes notes) {
        Inheriting inheriting = new Inheriting(tables, notes);
        List<DraftTable> heirs = tables.values().stream()
                .filter(table -> !table.facts.traits().inheritance().isEmpty())
                .toList();
        heirs.forEach(inheriting::keep);
        boolean dropped = true;
        while (dropped) { // what one table does not inherit, those below it cannot have from it
            dropped = false;
            Map<String, TableSchema> schemas = inheriting.schemas();
            for (DraftTable table : heirs) {
                dropped |= inheriting.drop(table, schemas);
            }
        }
        heirs.stream().filter(table -> !table.inheritance.isEmpty()).forEach(inheriting::note);
    }

    private Map<String, TableSchema> schemas() {
        Map<String, TableSchema> schemas = new HashMap<>();
        tables.values().forEach(table -> schemas.put(table.name(), table.schema()));
        return schemas;
    }

    private void keep(DraftTable table) {
        Inheritance there = table.facts.traits().inheritance();
        table.inheritance = new Inheritance(
                there.parents(), there.columns().stream().filter(table::has).toList());
    }

    /** Whether the table cannot inherit here, which is noted. */
    private boolean drop(DraftTable table, Map<String, TableSchema> schemas) {
        InheritanceRules.@Nullable Fault fault =
                table.inheritance.isEmpty() ? null : InheritanceRules.fault(table.schema(), schemas);
        if (fault == null) {
            return false;
        }
        String parents = table.inheritance.parents().stream()
                .map(parent -> "\"" + parent + "\"")
                .collect(Collectors.joining(", "));
        notes.ofTable(
                table.name(),
                "inheritance from " + parents + " omitted: expected " + fault.expected() + "; found " + fault.found());
        table.inheritance = Inheritance.NONE;
        return true;
    }

    private void note(DraftTable table) {
        for (DraftColumn column : table.columns.values()) {
            for (String name : table.inheritance.parents()) {
                DraftTable parent = tables.get(name);
                DraftColumn above = parent == null ? null : parent.columns.get(column.name());
                if (parent != null && above != null) {
                    noteDefault(table, column, parent);
                    noteStorage(table, column, above);
                }
            }
        }
        noteOrder(table);
    }

    private void noteDefault(DraftTable table, DraftColumn column, DraftTable parent) {
        ColumnDefault above = defaultOf(parent, column.name());
        if (above == null || column.defaultValue != null || column.traits.identity() != null) {
            return;
        }
        if (column.facts.origin() == LiveColumn.Origin.NUMBERED && above instanceof ColumnDefault.NextNumber) {
            notes.forget(table.name(), column.name(), ColumnTraitsDraft.PLAIN);
        } else if (column.facts.defaultSql() == null) {
            notes.ofColumn(table.name(), column.name(), "no default there, that of \"" + parent.name() + "\" here");
        }
    }

    /** The default of a column, which it may have from a table above. */
    private @Nullable ColumnDefault defaultOf(DraftTable table, String column) {
        DraftColumn own = table.columns.get(column);
        if (own != null && own.defaultValue != null) {
            return own.defaultValue;
        }
        for (String name : table.inheritance.parents()) {
            DraftTable parent = tables.get(name);
            ColumnDefault above = parent == null ? null : defaultOf(parent, column);
            if (above != null) {
                return above;
            }
        }
        return null;
    }

    private void noteStorage(DraftTable table, DraftColumn column, DraftColumn above) {
        boolean other = (above.traits.storage() != null && column.traits.storage() == null)
                || (above.traits.compression() != null && column.traits.compression() == null);
        if (other && !table.inheritance.columns().isEmpty()) {
            notes.ofColumn(table.name(), column.name(), "STORAGE or COMPRESSION of a parent's column here");
        }
    }

    /** A table that is made with its parents has their columns first. */
    private void noteOrder(DraftTable table) {
        if (table.inheritance.columns().isEmpty()) {
            return;
        }
        List<String> there = table.facts.columns().stream()
                .map(LiveColumn::name)
                .filter(table::has)
                .toList();
        List<String> here = new ArrayList<>();
        for (String name : table.inheritance.parents()) {
            DraftTable parent = tables.get(name);
            if (parent != null) {
                parent.facts.columns().stream()
                        .map(LiveColumn::name)
                        .filter(column -> parent.has(column) && !here.contains(column))
                        .forEach(here::add);
            }
        }
        if (!there.subList(0, Math.min(here.size(), there.size())).equals(here)) {
            notes.ofTable(table.name(), "columns in another order: those of parents come first");
        }
    }
}
