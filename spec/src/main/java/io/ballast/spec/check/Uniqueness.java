package io.ballast.spec.check;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.RowBounds;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;

/** Checks that keys are unique by construction; the generator never remembers what it has made. */
final class Uniqueness {
    /** Behind what is said of keys that ignore case. */
    private static final String WITHOUT_CASE = " where case is ignored";

    private final ResolvedSpec spec;

    private Uniqueness(ResolvedSpec spec) {
        this.spec = spec;
    }

    static void check(ResolvedSpec spec) {
        Uniqueness uniqueness = new Uniqueness(spec);
        for (TableSpec table : spec.tables()) {
            if (table.exists()) {
                continue; // the database has checked it
            }
            for (ColumnSpec column : table.columns()) {
                if (column.unique()) {
                    uniqueness.checkColumn(table, column);
                }
            }
            uniqueness.checkKeys(table);
            PickChecks.check(spec, table);
        }
    }

    private void checkColumn(TableSpec table, ColumnSpec column) {
        ValueKind kind = column.value();
        SpecNode node = spec.valueNode(table, column);
        if (kind.isUnique()) {
            return;
        }
        if (kind instanceof ParentKind reference) {
            checkCopy(table, column, reference, node);
        } else if (kind instanceof ReferenceKind reference) {
            if (!KeyBasis.of(spec.dataset(), table).holds(List.of(column.name()))) {
                boolean differs =
                        KeyCase.tellsApart(table, column.name(), spec.table(reference.table()), reference.column());
                throw notUnique(reference.column(), reference.table(), differs, node);
            }
        } else if (kind instanceof TemplateKind template) {
            boolean ignoringCase = table.schema().ignoresCase(column.name());
            if (!TemplateUniqueness.holds(new TableScope(spec, table), template, ignoringCase)) {
                throw node.refused(
                        "this template is not unique by construction" + (ignoringCase ? WITHOUT_CASE : "")
                                + "; it needs a sequence, a uuid or a unique column"
                                + " of the row, with text beside it that tells where its value ends, such as {name}.{n}@{domain}");
            }
        } else {
            checkCapacity(table, column, node);
        }
    }

    private void checkCopy(TableSpec table, ColumnSpec column, ParentKind reference, SpecNode node) {
        RowCount.PerParent rows = (RowCount.PerParent) table.rows();
        long children = RowBounds.childrenAtMost(rows);
        if (children > 1) {
            throw node.refused("a row of " + rows.parent() + " has up to " + children
                    + " children with the same value, so the column cannot be unique; expected count: 1");
        }
        TableSpec parent = spec.table(rows.parent());
        boolean differs = KeyCase.tellsApart(table, column.name(), parent, reference.column());
        if (!differs || !KeyBasis.isUnique(spec.column(parent, reference.column()))) {
            throw notUnique(reference.column(), rows.parent(), differs, node);
        }
    }

    private static BallastException notUnique(String column, String table, boolean differs, SpecNode node) {
        return node.refused("column \"" + column + "\" of " + table + " is not unique" + (differs ? "" : WITHOUT_CASE)
                + ", so its copy cannot be");
    }

    private void checkCapacity(TableSpec table, ColumnSpec column, SpecNode node) {
        BigInteger capacity = column.value().capacity();
        if (capacity == null) {
            throw node.refused(
                    "these values can repeat, so the column cannot be unique; use a sequence, a uuid, a pattern,"
                            + " a template with a sequence, or a range without a distribution");
        }
        long rows = spec.bounds().of(table.name());
        if (capacity.compareTo(BigInteger.valueOf(rows)) < 0) {
            throw node.refused("the column is unique and has up to " + rows + " rows, and only " + capacity
                    + " different values" + (table.schema().ignoresCase(column.name()) ? WITHOUT_CASE : ""));
        }
    }

    private void checkKeys(TableSpec table) {
        TableSchema schema = table.schema();
        checkKey(table, "primary key", schema.primaryKey());
        for (UniqueKey key : schema.uniqueKeys()) {
            checkKey(table, "unique key", key.columns());
        }
        for (Index index : schema.indexes()) {
            if (index.isKey()) {
                checkKey(table, "unique index", index.columns());
            }
        }
    }

    private void checkKey(TableSpec table, String what, List<String> columns) {
        if (columns.size() > 1 && !KeyBasis.of(spec.dataset(), table).holds(columns)) {
            throw spec.node(table)
                    .refused("the " + what + " (" + String.join(", ", columns)
                            + ") is not unique by construction; it needs a unique column, a sequence, a uuid, the key of the"
                            + " parent together with ordinal: number, references whose rows are picked, or columns of numbers,"
                            + " dates, times or choices with enough different values");
        }
    }
}
