package io.ballast.spec.resolve;

import io.ballast.common.schema.ForeignKey;
import java.util.HashSet;
import java.util.List;

/** What references point to, and the foreign keys that they are. */
final class Targets {
    private final FilledTables tables;

    Targets(FilledTables tables) {
        this.tables = tables;
    }

    /** The columns referred to, which exist and are a key. */
    List<String> columns(TableDraft table, ReferenceDraft reference) {
        if (!tables.has(reference.targetTable())) {
            throw reference.node().unknown("table", reference.targetTable(), tables.names());
        }
        TableDraft target = tables.of(reference.targetTable()).draft();
        List<String> columns =
                reference.targetColumns().isEmpty() ? target.keys().primary() : reference.targetColumns();
        if (columns.size() != reference.columns().size()) {
            throw reference
                    .node()
                    .refused("expected " + reference.columns().size() + " columns, found the primary key ("
                            + String.join(", ", columns) + ") of " + target.name() + "; name others by \"toColumns\"");
        }
        for (int i = 0; i < columns.size(); i++) {
            ColumnDraft column = target.find(columns.get(i));
            if (column == null) {
                throw reference.node().unknown("column of " + target.name(), columns.get(i), target.columnNames());
            }
            ColumnFit.check(
                    reference.node(),
                    table.column(reference.columns().get(i)).column(),
                    column.column(),
                    target.name());
        }
        if (reference.key() != null && !target.keys().has(new HashSet<>(columns))) {
            throw reference
                    .node()
                    .refused("expected a primary or unique key of " + target.name() + ", found "
                            + String.join(", ", columns));
        }
        return columns;
    }

    /** Notes the foreign key of a reference, if it is to have one. */
    void addForeignKey(TableDraft table, ReferenceDraft reference) {
        List<String> targetColumns = columns(table, reference);
        ReferenceKey wanted = reference.key();
        if (wanted == null) {
            return;
        }
        List<ForeignKey> keys = tables.of(table).foreignKeys();
        if (keys.stream().anyMatch(key -> key.columns().equals(reference.columns()))) {
            throw reference.node().refused("a second foreign key over " + String.join(", ", reference.columns()));
        }
        if (wanted.onDelete() == ForeignKey.OnDelete.SET_NULL) {
            List<String> set = wanted.traits().setColumns();
            for (String column : set.isEmpty() ? reference.columns() : set) {
                if (!table.column(column).column().nullable()) {
                    throw reference
                            .node()
                            .refused("on delete set null needs columns that can be null, and " + column + " cannot");
                }
            }
        }
        keys.add(new ForeignKey(
                reference.columns(), reference.targetTable(), targetColumns, wanted.onDelete(), wanted.traits()));
    }
}
