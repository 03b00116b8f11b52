package io.ballast.cli.command;

import io.ballast.loader.analysis.StatedColumn;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.ValueKind;
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
        if (column.value() instanceof ParentKind reference && table.rows() instanceof RowCount.PerParent rows) {
            return hasNulls(spec, spec.table(rows.parent()), reference.column());
        }
        if (column.value() instanceof ReferenceKind reference) {
            return hasNulls(spec, spec.table(reference.table()), reference.column());
        }
        return mayComputeNulls(column.value())
                && table.schema()
                        .columns()
                        .get(table.schema().columnIndex(column.name()))
                        .nullable();
    }

    /** Whether the values depend on other columns in ways that can come to null; a template has a text for every row. */
    private static boolean mayComputeNulls(ValueKind kind) {
        return !kind.uses().isEmpty() && !(kind instanceof TemplateKind);
    }

    private static boolean hasNulls(DatasetSpec spec, TableSpec table, String name) {
        ColumnSpec column = table.columns().get(table.schema().columnIndex(name));
        return column.nullShare() > 0 || copiesNulls(spec, table, column);
    }

    private static Map<String, Double> shares(ColumnSpec column) {
        Map<String, Double> shares = new LinkedHashMap<>();
        double filled = 1 - column.nullShare();
        if (column.value() instanceof ConstantKind constant) {
            shares.put(constant.value(), filled);
        } else if (column.value() instanceof BooleanKind truth) {
            shares.put("t", filled * truth.probability());
            shares.put("f", filled * (1 - truth.probability()));
        } else if (column.value() instanceof ChoiceKind choice
                && choice.values().size() <= MAX_VALUES) {
            double sum =
                    choice.weights().stream().mapToDouble(Double::doubleValue).sum();
            for (int i = 0; i < choice.values().size(); i++) {
                shares.merge(choice.values().get(i), filled * choice.weights().get(i) / sum, Double::sum);
            }
        }
        return shares;
    }
}
