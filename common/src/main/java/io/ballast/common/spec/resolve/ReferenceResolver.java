package io.ballast.common.spec.resolve;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.spec.Distribution;
import io.ballast.common.spec.ValueKind;
import io.ballast.common.spec.draft.ColumnDraft;
import io.ballast.common.spec.draft.ReferenceDraft;
import io.ballast.common.spec.draft.TableDraft;
import io.ballast.common.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the columns of references their values. References count in the order table's list, then columns: the first one on a
 * column fills it; a later one must follow from it, as when a child's copy of its parent's {@code user_id} refers to users too.
 */
public final class ReferenceResolver {
    private final Map<String, Filled> tables = new LinkedHashMap<>();
    private final RowBounds bounds;

    private ReferenceResolver(List<TableDraft> drafts, RowBounds bounds) {
        this.bounds = bounds;
        for (TableDraft table : drafts) {
            tables.put(table.name(), Filled.of(table));
        }
    }

    public static ReferenceResolver resolve(List<TableDraft> drafts, RowBounds bounds) {
        ReferenceResolver resolver = new ReferenceResolver(drafts, bounds);
        drafts.forEach(resolver::checkParentColumns);
        Map<ReferenceDraft, TableDraft> later = new LinkedHashMap<>();
        for (TableDraft table : drafts) {
            for (ReferenceDraft reference : table.references()) {
                if (resolver.fill(table, reference)) {
                    later.put(reference, table);
                }
            }
        }
        later.forEach((reference, table) -> resolver.checkFollows(table, reference));
        return resolver;
    }

    /** How the column's values come about. */
    public ValueKind value(TableDraft table, ColumnDraft column) {
        ValueKind value = filled(table).values().get(column.name());
        if (value == null) {
            throw column.node().refused("expected \"value\" or \"references\", found neither");
        }
        return value;
    }

    public List<ForeignKey> foreignKeys(TableDraft table) {
        return filled(table).foreignKeys();
    }

    private Filled filled(TableDraft table) {
        return filled(table.name());
    }

    private Filled filled(String table) {
        Filled filled = tables.get(table);
        if (filled == null) {
            throw new IllegalArgumentException("no table " + table);
        }
        return filled;
    }

    /** Fills the columns of a reference; true if they have values already, which are to be looked at once all are filled. */
    private boolean fill(TableDraft table, ReferenceDraft reference) {
        List<String> targetColumns = target(table, reference);
        if (reference.foreignKey()) {
            addForeignKey(table, reference, targetColumns);
        }
        Map<String, ValueKind> own = filled(table).values();
        long filled = reference.columns().stream().filter(own::containsKey).count();
        if (filled == reference.columns().size()) {
            return true;
        }
        if (filled > 0) {
            throw reference
                    .node()
                    .refused("some of the columns " + String.join(", ", reference.columns())
                            + " have values from elsewhere; put the reference of several columns first");
        }
        for (int i = 0; i < reference.columns().size(); i++) {
            own.put(reference.columns().get(i), value(table, reference, targetColumns.get(i)));
        }
        return false;
    }

    private ValueKind value(TableDraft table, ReferenceDraft reference, String targetColumn) {
        String target = reference.targetTable();
        if (reference.pick() == null && target.equals(table.parent())) {
            return new ValueKind.ParentReference(targetColumn);
        }
        Double exponent = reference.pick() == null ? null : reference.pick().exponent();
        Distribution pick = exponent == null ? null : new Distribution.Zipf(bounds.of(target), exponent);
        return new ValueKind.FreeReference(target, targetColumn, pick, reference.group());
    }

    /** The columns referred to, which exist and are a key. */
    private List<String> target(TableDraft table, ReferenceDraft reference) {
        if (!tables.containsKey(reference.targetTable())) {
            throw reference.node().unknown("table", reference.targetTable(), tables.keySet());
        }
        TableDraft target = filled(reference.targetTable()).draft();
        List<String> columns = reference.targetColumns().isEmpty() ? target.primaryKey() : reference.targetColumns();
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
        if (reference.foreignKey() && !isKey(target, columns)) {
            throw reference
                    .node()
                    .refused("expected a primary or unique key of " + target.name() + ", found "
                            + String.join(", ", columns));
        }
        return columns;
    }

    private static boolean isKey(TableDraft target, List<String> columns) {
        Set<String> wanted = new HashSet<>(columns);
        return wanted.equals(new HashSet<>(target.primaryKey()))
                || target.uniqueKeys().stream().anyMatch(key -> wanted.equals(new HashSet<>(key.columns())));
    }

    private void addForeignKey(TableDraft table, ReferenceDraft reference, List<String> targetColumns) {
        List<ForeignKey> keys = filled(table).foreignKeys();
        if (keys.stream().anyMatch(key -> key.columns().equals(reference.columns()))) {
            throw reference.node().refused("a second foreign key over " + String.join(", ", reference.columns()));
        }
        if (reference.onDelete() == ForeignKey.OnDelete.SET_NULL) {
            for (String column : reference.columns()) {
                if (!table.column(column).column().nullable()) {
                    throw reference
                            .node()
                            .refused("on delete set null needs columns that can be null, and " + column + " cannot");
                }
            }
        }
        keys.add(new ForeignKey(reference.columns(), reference.targetTable(), targetColumns, reference.onDelete()));
    }

    /** Columns that are filled from elsewhere must hold values of one row of the target. */
    private void checkFollows(TableDraft table, ReferenceDraft reference) {
        List<String> target = target(table, reference);
        boolean sameRow = reference.columns().size() == 1 || isOneRow(table, reference);
        for (int i = 0; i < reference.columns().size(); i++) {
            Source wanted = new Source(reference.targetTable(), target.get(i));
            if (!sameRow
                    || !leadsTo(new Source(table.name(), reference.columns().get(i)), wanted)) {
                throw reference
                        .node()
                        .refused("the values of " + reference.columns().get(i)
                                + " do not come from " + wanted
                                + "; leave \"value\" away, then they are taken from the row referred to");
            }
        }
    }

    /** Whether the columns of a composite reference all come straight from one row of the target. */
    private boolean isOneRow(TableDraft table, ReferenceDraft reference) {
        Set<String> rows = new HashSet<>();
        for (String column : reference.columns()) {
            ValueKind value = filled(table).values().get(column);
            Source source = Source.of(value, table.parent());
            if (source == null || !source.table().equals(reference.targetTable())) {
                return false;
            }
            rows.add(value instanceof ValueKind.FreeReference free ? free.group() : "");
        }
        return rows.size() == 1;
    }

    private boolean leadsTo(Source column, Source wanted) {
        Set<Source> seen = new HashSet<>();
        Source at = column;
        while (at != null && seen.add(at)) {
            Filled table = filled(at.table());
            at = Source.of(table.values().get(at.column()), table.draft().parent());
            if (wanted.equals(at)) {
                return true;
            }
        }
        return false;
    }

    private void checkParentColumns(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            if (column.value() instanceof ValueKind.ParentReference reference) {
                SpecNode node = column.node().require("value").require("parent");
                TableDraft parent = parent(table);
                if (parent == null) {
                    throw node.refused(
                            "table " + table.name() + " has no parent; kind \"parent\" needs \"per\" and \"count\"");
                }
                ColumnDraft source = parent.find(reference.column());
                if (source == null) {
                    throw node.unknown("column of " + parent.name(), reference.column(), parent.columnNames());
                }
                ColumnFit.check(node, column.column(), source.column(), parent.name());
            }
        }
    }

    private @Nullable TableDraft parent(TableDraft table) {
        return table.parent() == null ? null : filled(table.parent()).draft();
    }

    /** A table with the values and keys its columns have so far. */
    private record Filled(TableDraft draft, Map<String, ValueKind> values, List<ForeignKey> foreignKeys) {
        static Filled of(TableDraft draft) {
            Map<String, ValueKind> values = new HashMap<>();
            for (ColumnDraft column : draft.columns()) {
                if (column.value() != null) {
                    values.put(column.name(), column.value());
                }
            }
            return new Filled(draft, values, new ArrayList<>());
        }
    }
}
