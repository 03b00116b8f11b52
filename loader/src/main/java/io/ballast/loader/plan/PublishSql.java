package io.ballast.loader.plan;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements of the one transaction that gives the rows their final place. */
final class PublishSql {
    private PublishSql() {}

    static List<String> of(Bundle bundle, LoadOptions options, TargetFacts facts, String stagingSchema) {
        List<String> statements = new ArrayList<>();
        if (!facts.schemaExists()) {
            statements.add("CREATE SCHEMA IF NOT EXISTS " + SqlText.name(options.schema()));
        }
        if (options.mode() == LoadMode.REPLACE) {
            statements.addAll(dropReplaced(bundle, options, facts));
        }
        AppendOrder order = AppendOrder.of(bundle.tables(), facts.existing());
        if (options.mode() == LoadMode.APPEND && order.deferred()) {
            statements.add("SET CONSTRAINTS ALL DEFERRED");
        }
        for (BundleTable table : options.mode() == LoadMode.APPEND ? order.tables() : bundle.tables()) {
            if (options.mode() == LoadMode.APPEND) {
                statements.add(insert(stagingSchema, options.schema(), table));
                statements.add("DROP TABLE " + SqlText.name(stagingSchema, table.name()));
            } else {
                statements.addAll(StagingSql.move(stagingSchema, options.schema(), table.schema()));
            }
        }
        if (options.analyze() && options.mode() == LoadMode.APPEND) {
            bundle.tables().forEach(table -> statements.add("ANALYZE " + SqlText.name(options.schema(), table.name())));
        }
        statements.add("DROP SCHEMA " + SqlText.name(stagingSchema));
        return statements;
    }

    /** Names of the tables that are there and will be replaced. */
    static List<String> replaced(Bundle bundle, LoadOptions options, TargetFacts facts) {
        return options.mode() != LoadMode.REPLACE
                ? List.of()
                : bundle.tables().stream()
                        .map(BundleTable::name)
                        .filter(facts.existing()::containsKey)
                        .toList();
    }

    /** The statements that append, with the rows that each must bring as far as that is known. */
    static Map<String, Long> appendedRows(Bundle bundle, LoadOptions options, String stagingSchema) {
        Map<String, Long> rows = new HashMap<>();
        if (options.mode() == LoadMode.APPEND) {
            bundle.tables().stream()
                    .filter(table -> table.knows(ShardFact.ROWS))
                    .forEach(table -> rows.put(insert(stagingSchema, options.schema(), table), table.rows()));
        }
        return rows;
    }

    /** All in one statement, since they may refer to each other; without CASCADE, so that nothing else goes with them. */
    private static List<String> dropReplaced(Bundle bundle, LoadOptions options, TargetFacts facts) {
        String old = replaced(bundle, options, facts).stream()
                .map(name -> SqlText.name(options.schema(), name))
                .collect(Collectors.joining(", "));
        return old.isEmpty() ? List.of() : List.of("DROP TABLE " + old);
    }

    private static String insert(String stagingSchema, String schema, BundleTable table) {
        String columns = SqlText.names(
                table.schema().columns().stream().map(Column::name).toList());
        return "INSERT INTO " + SqlText.name(schema, table.name()) + " (" + columns
                + ") OVERRIDING SYSTEM VALUE SELECT " + columns + " FROM " + SqlText.name(stagingSchema, table.name());
    }
}
