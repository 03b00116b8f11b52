package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements of the one transaction that gives the rows their final place. */
final class PublishSql {
    /** Statistics of a table that rows were added to; a load does without where functions of its indexes cannot run. */
    static final String ANALYZE = "ANALYZE ";

    private PublishSql() {}

    static List<String> of(
            Manifest bundle,
            LoadOptions options,
            TargetFacts facts,
            String stagingSchema,
            TransactionSettings session) {
        List<String> statements = new ArrayList<>();
        if (!facts.schemaExists()) {
            statements.add("CREATE SCHEMA IF NOT EXISTS " + SqlText.name(options.schema()));
        }
        if (options.mode() == LoadMode.REPLACE) {
            statements.addAll(dropReplaced(bundle, options, facts));
        }
        if (options.mode() == LoadMode.APPEND) {
            statements.addAll(append(bundle, options, facts, stagingSchema, session));
            return statements;
        }
        for (SourceTable table : bundle.tables()) {
            statements.addAll(StagingSql.move(stagingSchema, options.schema(), table.schema()));
        }
        statements.add("DROP SCHEMA " + SqlText.name(stagingSchema));
        return statements;
    }

    /**
     * What belongs to others runs under the role's own settings, as it would for anybody else: triggers, checks, defaults and
     * functions of indexes. Our own statements have no name and no function in them that a schema could slip in between.
     */
    private static List<String> append(
            Manifest bundle,
            LoadOptions options,
            TargetFacts facts,
            String stagingSchema,
            TransactionSettings session) {
        TransactionSettings own = TransactionSettings.of(facts.server().own());
        List<String> statements = new ArrayList<>();
        if (!own.values().isEmpty()) {
            statements.add(own.sql());
        }
        AppendOrder order = AppendOrder.of(bundle.tables(), facts.existing());
        if (order.deferred()) {
            statements.add("SET CONSTRAINTS ALL DEFERRED");
        }
        for (SourceTable table : order.tables()) {
            statements.add(insert(stagingSchema, options.schema(), table));
        }
        statements.add("SET CONSTRAINTS ALL IMMEDIATE"); // what fires later would fire under our settings
        if (options.analyze()) {
            bundle.tables().forEach(table -> statements.add(ANALYZE + SqlText.name(options.schema(), table.name())));
        }
        if (!own.values().isEmpty()) {
            statements.add(session.only(own.values().keySet()).sql());
        }
        for (SourceTable table : bundle.tables()) {
            statements.add("DROP TABLE " + SqlText.name(stagingSchema, table.name()));
        }
        statements.add("DROP SCHEMA " + SqlText.name(stagingSchema));
        return statements;
    }

    /** Names of the tables that are there and will be replaced. */
    static List<String> replaced(Manifest bundle, LoadOptions options, TargetFacts facts) {
        return options.mode() != LoadMode.REPLACE
                ? List.of()
                : bundle.tables().stream()
                        .map(SourceTable::name)
                        .filter(facts.existing()::containsKey)
                        .toList();
    }

    /** The statements that append rows, with the table that each adds to. */
    static Map<String, String> appends(Manifest bundle, LoadOptions options, String stagingSchema) {
        Map<String, String> tables = new HashMap<>();
        if (options.mode() == LoadMode.APPEND) {
            bundle.tables().forEach(table -> tables.put(insert(stagingSchema, options.schema(), table), table.name()));
        }
        return tables;
    }

    /** All in one statement, since they may refer to each other; without CASCADE, so that nothing else goes with them. */
    private static List<String> dropReplaced(Manifest bundle, LoadOptions options, TargetFacts facts) {
        String old = replaced(bundle, options, facts).stream()
                .map(name -> SqlText.name(options.schema(), name))
                .collect(Collectors.joining(", "));
        return old.isEmpty() ? List.of() : List.of("DROP TABLE " + old);
    }

    private static String insert(String stagingSchema, String schema, SourceTable table) {
        String columns = SqlText.names(
                table.schema().columns().stream().map(Column::name).toList());
        return "INSERT INTO " + SqlText.name(schema, table.name()) + " (" + columns
                + ") OVERRIDING SYSTEM VALUE SELECT " + columns + " FROM " + SqlText.name(stagingSchema, table.name());
    }
}
