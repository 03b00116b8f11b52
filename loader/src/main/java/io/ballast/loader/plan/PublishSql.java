package io.ballast.loader.plan;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import java.util.ArrayList;
import java.util.List;
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
        for (BundleTable table : bundle.tables()) {
            statements.addAll(
                    options.mode() == LoadMode.APPEND
                            ? append(stagingSchema, options.schema(), table)
                            : StagingSql.move(stagingSchema, options.schema(), table.schema()));
        }
        if (options.mode() == LoadMode.APPEND) {
            bundle.tables().forEach(table -> statements.add("ANALYZE " + SqlText.name(options.schema(), table.name())));
        }
        statements.add("DROP SCHEMA " + SqlText.name(stagingSchema));
        return statements;
    }

    /** All in one statement, since they may refer to each other; without CASCADE, so that nothing else goes with them. */
    private static List<String> dropReplaced(Bundle bundle, LoadOptions options, TargetFacts facts) {
        String old = bundle.tables().stream()
                .map(BundleTable::name)
                .filter(facts.existing()::containsKey)
                .map(name -> SqlText.name(options.schema(), name))
                .collect(Collectors.joining(", "));
        return old.isEmpty() ? List.of() : List.of("DROP TABLE " + old);
    }

    private static List<String> append(String stagingSchema, String schema, BundleTable table) {
        String columns = SqlText.names(
                table.schema().columns().stream().map(Column::name).toList());
        String staged = SqlText.name(stagingSchema, table.name());
        return List.of(
                "INSERT INTO " + SqlText.name(schema, table.name()) + " (" + columns
                        + ") OVERRIDING SYSTEM VALUE SELECT " + columns + " FROM " + staged,
                "DROP TABLE " + staged);
    }
}
