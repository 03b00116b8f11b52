package io.ballast.spec.check;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.NullGroup;
import io.ballast.spec.TableSpec;
import io.ballast.spec.resolve.ResolvedSpec;
import java.util.List;
import java.util.Objects;

/** Checks keys that say something of nulls: {@code nullsNotDistinct} and {@code match: full}. */
final class NullChecks {
    private final ResolvedSpec spec;
    private final TableSpec table;

    private NullChecks(ResolvedSpec spec, TableSpec table) {
        this.spec = spec;
        this.table = table;
    }

    static void check(ResolvedSpec spec, TableSpec table) {
        NullChecks checks = new NullChecks(spec, table);
        for (UniqueKey key : table.schema().uniqueKeys()) {
            if (key.traits().nullsNotDistinct()) {
                checks.checkDistinct("unique key", key.columns());
            }
        }
        for (Index index : table.schema().indexes()) {
            if (index.traits().nullsNotDistinct()) {
                checks.checkDistinct("unique index", index.columns());
            }
        }
        table.schema().foreignKeys().stream()
                .filter(key -> key.traits().matchFull() && key.columns().size() > 1)
                .forEach(checks::checkFull);
    }

    /** Two rows that are null in the same column would be the same to the key. */
    private void checkDistinct(String what, List<String> columns) {
        for (String name : columns) {
            ColumnSpec column = spec.column(table, name);
            if (mayBeNull(column)) {
                throw spec.node(table, column)
                        .refused(
                                "column \"" + name + "\" can be null, and the " + what + " ("
                                        + String.join(", ", columns)
                                        + ") takes one null for the same as another; take \"nulls\" or \"nullsNotDistinct\" away");
            }
        }
    }

    /** All columns must be null in the same rows. */
    private void checkFull(ForeignKey key) {
        List<ColumnSpec> columns =
                key.columns().stream().map(name -> spec.column(table, name)).toList();
        NullGroup group = columns.get(0).nullGroup();
        boolean together = group != null
                && group.rule() == NullGroup.Rule.TOGETHER
                && columns.stream().allMatch(column -> Objects.equals(column.nullGroup(), group));
        for (ColumnSpec column : columns) {
            if (mayBeNull(column) && !together) {
                throw spec.node(table, column)
                        .refused("column \"" + column.name()
                                + "\" can be null without the others of its reference, and match: full lets none be null"
                                + " alone; say that they are null together, or take \"match\" away");
            }
        }
    }

    private boolean mayBeNull(ColumnSpec column) {
        return column.nullShare() > 0 || column.value().mayBeNull(new TableScope(spec, table));
    }
}
