package io.ballast.cli.command;

import io.ballast.common.spec.ColumnSpec;
import io.ballast.common.spec.DatasetSpec;
import io.ballast.common.spec.ValueKind;
import io.ballast.loader.analysis.StatedColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a dataset spec states of nulls and values, for an analysis of tables that were made from it. */
final class SpecColumns {
    /** A longer list is no list of common values. */
    private static final int MOST_VALUES = 20;

    private SpecColumns() {}

    /** One for each column. */
    static List<StatedColumn> of(DatasetSpec spec) {
        return spec.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .map(column ->
                                new StatedColumn(table.name(), column.name(), column.nullShare(), shares(column))))
                .toList();
    }

    private static Map<String, Double> shares(ColumnSpec column) {
        Map<String, Double> shares = new LinkedHashMap<>();
        double filled = 1 - column.nullShare();
        if (column.value() instanceof ValueKind.Constant constant) {
            shares.put(constant.value(), filled);
        } else if (column.value() instanceof ValueKind.BooleanValue truth) {
            shares.put("t", filled * truth.probability());
            shares.put("f", filled * (1 - truth.probability()));
        } else if (column.value() instanceof ValueKind.Choice choice
                && choice.values().size() <= MOST_VALUES) {
            double sum =
                    choice.weights().stream().mapToDouble(Double::doubleValue).sum();
            for (int i = 0; i < choice.values().size(); i++) {
                shares.merge(choice.values().get(i), filled * choice.weights().get(i) / sum, Double::sum);
            }
        }
        return shares;
    }
}
