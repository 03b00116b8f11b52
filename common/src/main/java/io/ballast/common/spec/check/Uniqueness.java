package io.ballast.common.spec.check;

import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import io.ballast.common.spec.ColumnSpec;
import io.ballast.common.spec.RowCount;
import io.ballast.common.spec.TableSpec;
import io.ballast.common.spec.ValueKind;
import io.ballast.common.spec.resolve.ResolvedSpec;
import io.ballast.common.spec.resolve.RowBounds;
import io.ballast.common.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that keys are unique by construction; the generator never remembers what it has made. */
final class Uniqueness {
    private final ResolvedSpec spec;

    private Uniqueness(ResolvedSpec spec) {
        this.spec = spec;
    }

    static void check(ResolvedSpec spec) {
        Uniqueness uniqueness = new Uniqueness(spec);
        for (TableSpec table : spec.tables()) {
            for (ColumnSpec column : table.columns()) {
                if (column.unique()) {
                    uniqueness.checkColumn(table, column);
                }
            }
            uniqueness.checkKeys(table);
        }
    }

    /** Kinds whose values never repeat, whether they are asked to or not. */
    static boolean isByNature(ValueKind kind) {
        return kind instanceof ValueKind.Sequence || kind instanceof ValueKind.Uuid;
    }

    static boolean isUnique(ColumnSpec column) {
        return column.unique() || isByNature(column.value());
    }

    private void checkColumn(TableSpec table, ColumnSpec column) {
        ValueKind kind = column.value();
        SpecNode node = spec.valueNode(table, column);
        if (isByNature(kind)) {
            return;
        }
        if (kind instanceof ValueKind.ParentReference reference) {
            checkCopy(table, reference, node);
        } else if (kind instanceof ValueKind.FreeReference reference) {
            throw node.refused("a row of " + reference.table()
                    + " can be picked more than once, so the column cannot be unique; for one row each use per: "
                    + reference.table() + " and count: 1");
        } else if (kind instanceof ValueKind.Template template) {
            if (!TemplateUniqueness.holds(spec, table, template)) {
                throw node.refused(
                        "this template is not unique by construction; it needs a sequence, a uuid or a unique column"
                                + " of the row, with text beside it that tells where its value ends, such as {name}.{n}@{domain}");
            }
        } else {
            checkCapacity(table, kind, node);
        }
    }

    private void checkCopy(TableSpec table, ValueKind.ParentReference reference, SpecNode node) {
        RowCount.PerParent rows = (RowCount.PerParent) table.rows();
        long children = RowBounds.childrenAtMost(rows);
        if (children > 1) {
            throw node.refused("a row of " + rows.parent() + " has up to " + children
                    + " children with the same value, so the column cannot be unique; expected count: 1");
        }
        TableSpec parent = spec.dataset().table(rows.parent());
        if (!isUnique(spec.column(parent, reference.column()))) {
            throw node.refused("column \"" + reference.column() + "\" of " + rows.parent()
                    + " is not unique, so its copy cannot be");
        }
    }

    private void checkCapacity(TableSpec table, ValueKind kind, SpecNode node) {
        BigInteger capacity = Capacity.of(kind);
        if (capacity == null) {
            throw node.refused(
                    "these values can repeat, so the column cannot be unique; use a sequence, a uuid, a pattern,"
                            + " a template with a sequence, or a range without a distribution");
        }
        long rows = spec.bounds().of(table.name());
        if (capacity.compareTo(BigInteger.valueOf(rows)) < 0) {
            throw node.refused(
                    "the column is unique and has up to " + rows + " rows, and only " + capacity + " different values");
        }
    }

    private void checkKeys(TableSpec table) {
        TableSchema schema = table.schema();
        checkKey(table, "primary key", schema.primaryKey());
        for (UniqueKey key : schema.uniqueKeys()) {
            checkKey(table, "unique key", key.columns());
        }
        for (Index index : schema.indexes()) {
            if (index.unique()) {
                checkKey(table, "unique index", index.columns());
            }
        }
    }

    private void checkKey(TableSpec table, String what, List<String> columns) {
        if (columns.size() > 1 && !areUnique(table, columns)) {
            throw spec.node(table)
                    .refused("the " + what + " (" + String.join(", ", columns)
                            + ") is not unique by construction; it needs a unique column, a sequence, a uuid, or the key of the"
                            + " parent together with ordinal: number");
        }
    }

    /** One column that is unique alone; or the parent's key, and the child's number among its siblings. */
    private boolean areUnique(TableSpec table, List<String> columns) {
        Set<String> parentColumns = new HashSet<>();
        boolean numbered = table.rows() instanceof RowCount.PerParent rows && RowBounds.childrenAtMost(rows) <= 1;
        for (String name : columns) {
            ColumnSpec column = spec.column(table, name);
            if (isUnique(column)) {
                return true;
            }
            numbered |= column.value() == ValueKind.Ordinal.NUMBER;
            if (column.value() instanceof ValueKind.ParentReference reference) {
                parentColumns.add(reference.column());
            }
        }
        TableSpec parent = spec.parent(table);
        return numbered && parent != null && areUnique(parent, List.copyOf(parentColumns));
    }
}
