package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.NullGroup;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import java.util.Objects;

/** Checks that the columns which values depend on exist, and that nulls come only where they may. */
final class UseChecks {
    private final ResolvedSpec spec;
    private final TableSpec table;
    private final SpecNode node;

    private UseChecks(ResolvedSpec spec, TableSpec table, SpecNode node) {
        this.spec = spec;
        this.table = table;
        this.node = node;
    }

    static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        UseChecks checks = new UseChecks(spec, table, spec.valueNode(table, column));
        column.value().uses().forEach(checks::check);
    }

    private void check(ColumnUse use) {
        TableSpec of =
                switch (use.row()) {
                    case OWN -> table;
                    case PARENT -> parent(use);
                    case CHILDREN -> children(use);
                    case PICKED -> known(use);
                };
        List<String> names = of.columns().stream().map(ColumnSpec::name).toList();
        if (!use.isOfRows() && !names.contains(use.column())) {
            throw node.unknown(of.equals(table) ? "column" : "column of " + of.name(), use.column(), names);
        }
    }

    private TableSpec parent(ColumnUse use) {
        TableSpec parent = spec.parent(table);
        if (parent == null || !(use.table().isEmpty() || use.table().equals(parent.name()))) {
            throw node.refused("\"" + use + "\" is no column of the row's parent; "
                    + (parent == null ? table.name() + " has no parent" : "the parent is " + parent.name()));
        }
        return parent;
    }

    private TableSpec children(ColumnUse use) {
        List<String> children = spec.tables().stream()
                .filter(other -> Objects.equals(spec.parent(other), table))
                .map(TableSpec::name)
                .toList();
        if (!children.contains(use.table())) {
            throw children.isEmpty()
                    ? node.refused("no table belongs to " + table.name() + " by \"per\" and \"count\", and so not \""
                            + use.table() + "\"")
                    : node.unknown("table that belongs to " + table.name(), use.table(), children);
        }
        return spec.table(use.table());
    }

    private TableSpec known(ColumnUse use) {
        if (spec.tables().stream().noneMatch(other -> other.name().equals(use.table()))) {
            throw node.unknown(
                    "table",
                    use.table(),
                    spec.tables().stream().map(TableSpec::name).toList());
        }
        return spec.table(use.table());
    }

    /** Refuses nulls in a column that has no room for them, or whose nulls follow a rule. */
    static void checkNulls(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        boolean mayBeNull = column.value().mayBeNull(new TableScope(spec, table));
        NullGroup group = column.nullGroup();
        if (mayBeNull && group != null) {
            throw spec.valueNode(table, column)
                    .refused("column \"" + column.name() + "\" has its nulls by the rule \""
                            + group.rule().word() + "\", and these values can be null by themselves");
        }
        if (mayBeNull && !spec.schema(table, column).nullable()) {
            throw spec.valueNode(table, column)
                    .refused("column \"" + column.name()
                            + "\" cannot be null, and these values can; expected nullable: true");
        }
    }
}
