package io.ballast.cli.command;

import io.ballast.loader.analysis.StatedColumn;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ColumnUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a dataset spec states of nulls and values, for an analysis of tables that were made from it. */
final class StatedShares {
    /** A longer list is no list of common values. */
    private static final int MAX_VALUES = 20;

    private StatedShares() {}

    /** One for each column. */
    static List<StatedColumn> of(DatasetSpec spec) {
        List<StatedColumn> columns = new ArrayList<>();
        for (TableSpec table : spec.tables()) {
            for (ColumnSpec column : table.columns()) {
                // a copy is also null where the value copied is, and that as often as its row is referred to
                Double nullShare = copiesNulls(spec, table, column) ? null : (Double) column.nullShare();
                columns.add(new StatedColumn(table.name(), column.name(), nullShare, shares(column)));
            }
        }
        return columns;
    }

    /** Whether some values are null because others are: those of other rows, or of other columns. */
    private static boolean copiesNulls(DatasetSpec spec, TableSpec table, ColumnSpec column) {
        ColumnUse copied = column.value().copied();
        if (copied != null) {
            return hasNulls(spec, spec.table(tableOf(copied, table)), copied.column());
        }
        boolean nullable = table.schema()
                .columns()
                .get(table.schema().columnIndex(column.name()))
                .nullable();
        return nullable && !column.value().isNeverNull();
    }

    private static String tableOf(ColumnUse copied, TableSpec table) {
        return copied.table().isEmpty() && table.rows() instanceof RowCount.PerParent rows
                ? rows.parent()
                : copied.table();
    }

    private static boolean hasNulls(DatasetSpec spec, TableSpec table, String name) {
        ColumnSpec column = table.columns().get(table.schema().columnIndex(name));
        return column.nullShare() > 0 || copiesNulls(spec, table, column);
    }

    /** Of all rows, those with null included; empty for a long list. */
    private static Map<String, Double> shares(ColumnSpec column) {
        Map<String, Double> ofValues = column.value().shares();
        Map<String, Double> ofRows = new LinkedHashMap<>();
        if (ofValues.size() <= MAX_VALUES) {
            ofValues.forEach((value, share) -> ofRows.put(value, share * (1 - column.nullShare())));
        }
        return ofRows;
    }
}
