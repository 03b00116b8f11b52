package io.ballast.spec.check;

import io.ballast.common.schema.ForeignKey;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.SourceColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses references that lead back to where they start. */
final class ReferenceCycles {
    private ReferenceCycles() {}

    static void check(ResolvedSpec spec) {
        for (TableSpec table : spec.tables()) {
            for (ColumnSpec column : table.columns()) {
                checkValues(spec, table, column);
            }
        }
        for (TableSpec table : spec.tables()) {
            checkForeignKeys(spec, table, table, new ArrayList<>(List.of(table.name())), new HashSet<>());
        }
    }

    /** No value may be taken from itself by way of others. */
    private static void checkValues(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        List<SourceColumn> way = new ArrayList<>();
        SourceColumn at = new SourceColumn(table.name(), column.name());
        while (at != null) {
            if (way.contains(at)) {
                throw spec.node(table, column)
                        .refused("the values of these columns come from each other in a circle: " + joined(way)
                                + "; one of them needs a value of its own");
            }
            way.add(at);
            TableSpec owner = spec.table(at.table());
            at = spec.source(owner, spec.column(owner, at.column()));
        }
    }

    private static String joined(List<SourceColumn> way) {
        return String.join(", ", way.stream().map(SourceColumn::toString).toList());
    }

    /** Rows that need each other can never be inserted one after the other: a circle of foreign keys needs a column that can be null. */
    private static void checkForeignKeys(
            ResolvedSpec spec, TableSpec start, TableSpec at, List<String> way, Set<String> seen) {
        for (ForeignKey key : at.schema().foreignKeys()) {
            if (canBeNull(at, key)) {
                continue;
            }
            if (key.targetTable().equals(start.name())) {
                throw spec.node(start)
                        .refused(
                                way.size() == 1
                                        ? "table " + start.name() + " refers to itself by "
                                                + String.join(", ", key.columns())
                                                + ", which cannot be null; make it nullable"
                                        : "the tables " + String.join(", ", way)
                                                + " refer to each other in a circle of foreign keys that cannot be null;"
                                                + " make a column of one of them nullable");
            }
            if (seen.add(key.targetTable())) {
                way.add(key.targetTable());
                checkForeignKeys(spec, start, spec.table(key.targetTable()), way, seen);
                way.remove(way.size() - 1);
            }
        }
    }

    private static boolean canBeNull(TableSpec table, ForeignKey key) {
        return key.columns().stream().anyMatch(column -> table.schema()
                .columns()
                .get(table.schema().columnIndex(column))
                .nullable());
    }
}
