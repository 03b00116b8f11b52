package io.ballast.spec.resolve;

import io.ballast.common.schema.Column;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.yaml.SpecNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A spec with all its references resolved, and where each piece of it stands, for the checks that need to see the whole.
 *
 * @param drafts by the names of the tables
 * @param byName the tables of the dataset, by their names
 */
public record ResolvedSpec(
        DatasetSpec dataset, Map<String, TableDraft> drafts, Map<String, TableSpec> byName, RowBounds bounds) {
    public static ResolvedSpec of(DatasetSpec dataset, Map<String, TableDraft> drafts, RowBounds bounds) {
        Map<String, TableSpec> byName =
                dataset.tables().stream().collect(Collectors.toUnmodifiableMap(TableSpec::name, table -> table));
        return new ResolvedSpec(dataset, drafts, byName, bounds);
    }

    public TableSpec table(String name) {
        TableSpec table = byName.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return table;
    }

    TableDraft draft(TableSpec table) {
        TableDraft draft = drafts.get(table.name());
        if (draft == null) {
            throw new IllegalArgumentException("no table " + table.name());
        }
        return draft;
    }

    public SpecNode node(TableSpec table) {
        return draft(table).node();
    }

    public SpecNode node(TableSpec table, ColumnSpec column) {
        return draft(table).column(column.name()).node();
    }

    /** The column's value, or the column itself where it has none of its own. */
    public SpecNode valueNode(TableSpec table, ColumnSpec column) {
        return draft(table).column(column.name()).valueNode();
    }

    public ColumnSpec column(TableSpec table, String name) {
        return table.columns().get(table.schema().columnIndex(name));
    }

    public Column schema(TableSpec table, ColumnSpec column) {
        return table.schema().columns().get(table.schema().columnIndex(column.name()));
    }

    @Nullable
    public TableSpec parent(TableSpec table) {
        return table.rows() instanceof RowCount.PerParent perParent ? table(perParent.parent()) : null;
    }

    /** The column that this one takes its values from; null if it makes them itself. */
    @Nullable
    public SourceColumn source(TableSpec table, ColumnSpec column) {
        TableSpec parent = parent(table);
        return SourceColumn.of(column.value(), parent == null ? null : parent.name());
    }

    /** The column that makes the values which this one repeats: itself, unless it takes them from another row. */
    public SourceColumn origin(TableSpec table, ColumnSpec column) {
        Set<SourceColumn> seen = new HashSet<>();
        SourceColumn at = new SourceColumn(table.name(), column.name());
        while (seen.add(at)) {
            TableSpec owner = table(at.table());
            SourceColumn next = source(owner, column(owner, at.column()));
            if (next == null) {
                return at;
            }
            at = next;
        }
        throw new IllegalStateException("the values of " + at + " come from themselves");
    }

    /** The kind that makes the column's values, here or in the row they are taken from. */
    public ValueKind originKind(TableSpec table, ColumnSpec column) {
        SourceColumn origin = origin(table, column);
        return column(table(origin.table()), origin.column()).value();
    }

    public List<TableSpec> tables() {
        return dataset.tables();
    }
}
