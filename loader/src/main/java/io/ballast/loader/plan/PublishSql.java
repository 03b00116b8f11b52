package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.View;
import io.ballast.loader.plan.PublishStatement.Analyze;
import io.ballast.loader.plan.PublishStatement.Other;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements of the one transaction that gives the rows their final place. */
final class PublishSql {
    private PublishSql() {}

    static List<PublishStatement> of(
            Manifest manifest,
            LoadOptions options,
            TargetFacts facts,
            FillPlan fill,
            String stagingSchema,
            TransactionSettings session) {
        List<PublishStatement> statements = new ArrayList<>();
        if (!facts.schema().exists()) {
            statements.add(new Other("CREATE SCHEMA IF NOT EXISTS " + SqlText.name(options.schema())));
        }
        if (options.mode() == LoadMode.REPLACE) {
            statements.addAll(dropReplaced(manifest, options, facts));
        }
        if (options.mode() == LoadMode.APPEND) {
            statements.addAll(append(manifest.tables(), options, facts, stagingSchema, session));
            statements.add(new Other("DROP SCHEMA " + SqlText.name(stagingSchema)));
            return statements;
        }
        if (options.mode() == LoadMode.FILL) {
            statements.addAll(fill(manifest, options, facts, fill, stagingSchema, session));
            return statements;
        }
        new TypePlan(manifest, options, facts).move(stagingSchema).forEach(sql -> statements.add(new Other(sql)));
        for (SourceTable table : manifest.tables()) {
            StagingSql.move(stagingSchema, options.schema(), table.schema(), options.constraints())
                    .forEach(sql -> statements.add(new Other(sql)));
        }
        for (TableSchema table : UnloggedOrder.of(manifest)) {
            StagingSql.unlog(options.schema(), table).forEach(sql -> statements.add(new Other(sql)));
        }
        statements.add(new Other("DROP SCHEMA " + SqlText.name(stagingSchema)));
        statements.addAll(views(manifest, options, session));
        return statements;
    }

    /** Views find the tables where they are now; all that comes afterwards runs with the settings of before. */
    private static List<PublishStatement> views(Manifest manifest, LoadOptions options, TransactionSettings session) {
        List<PublishStatement> statements = new ArrayList<>();
        if (manifest.views().isEmpty() || !options.constraints()) {
            return statements;
        }
        statements.add(new Other(SearchPath.ofPublished(options.schema())));
        for (View view : manifest.views()) {
            statements.add(new Other(view.create(options.schema())));
            @Nullable String comment = view.commentSql(options.schema());
            if (comment != null) {
                statements.add(new Other(comment));
            }
            view.details(options.schema()).forEach(statement -> statements.add(new Other(statement)));
        }
        statements.add(new Other(session.only(Set.of("search_path")).sql()));
        return statements;
    }

    /** Tables that were filled in place have their rows; the others get theirs, and foreign keys that waited for these come back. */
    private static List<PublishStatement> fill(
            Manifest manifest,
            LoadOptions options,
            TargetFacts facts,
            FillPlan fill,
            String stagingSchema,
            TransactionSettings session) {
        List<SourceTable> appended = manifest.tables().stream()
                .filter(table -> !fill.inPlace().contains(table.name()))
                .toList();
        List<PublishStatement> statements = new ArrayList<>();
        fill.switches().forEach(trigger -> statements.add(new Other(trigger.remove())));
        fill.late().forEach(key -> statements.add(new Other(key.loosen(options.schemas()))));
        if (!appended.isEmpty()) {
            statements.addAll(append(appended, options, facts, stagingSchema, session));
        }
        fill.late().forEach(key -> statements.add(new Other(key.tighten(options.schemas()))));
        fill.switches().forEach(trigger -> trigger.build().forEach(sql -> statements.add(new Other(sql))));
        fill.afterAppending().forEach(key -> key.sql().forEach(sql -> statements.add(new Other(sql))));
        statements.add(new Other("DROP TABLE " + SqlText.name(stagingSchema, FillSql.DEFINITIONS)));
        statements.add(new Other("DROP SCHEMA " + SqlText.name(stagingSchema)));
        return statements;
    }

    /**
     * What belongs to others runs under the role's own settings, as it would for anybody else: triggers, checks, defaults and
     * functions of indexes. Our own statements have no name and no function in them that a schema could slip in between.
     */
    private static List<PublishStatement> append(
            List<SourceTable> tables,
            LoadOptions options,
            TargetFacts facts,
            String stagingSchema,
            TransactionSettings session) {
        TransactionSettings own = TransactionSettings.of(facts.server().role().own());
        List<PublishStatement> statements = new ArrayList<>();
        if (!own.values().isEmpty()) {
            statements.add(new Other(own.sql()));
        }
        AppendOrder order = AppendOrder.of(tables, facts.schema().existing(), options.mode() == LoadMode.FILL);
        if (order.deferred()) {
            statements.add(new Other("SET CONSTRAINTS ALL DEFERRED"));
        }
        for (SourceTable table : order.tables()) {
            statements.add(AppendSql.of(
                    stagingSchema,
                    options.schemas(),
                    table,
                    options.onConflict(),
                    facts.schema().keys().get(table.name())));
        }
        statements.add(new Other("SET CONSTRAINTS ALL IMMEDIATE")); // what fires later would fire under our settings
        if (options.analyze()) {
            tables.forEach(table ->
                    statements.add(new Analyze("ANALYZE " + options.schemas().sql(table.name()))));
        }
        if (!own.values().isEmpty()) {
            statements.add(new Other(session.only(own.values().keySet()).sql()));
        }
        for (SourceTable table : tables) {
            statements.add(new Other("DROP TABLE " + SqlText.name(stagingSchema, table.name())));
        }
        return statements;
    }

    /** Names of the tables that are there and will be replaced. */
    static List<String> replaced(Manifest manifest, LoadOptions options, TargetFacts facts) {
        return options.mode() != LoadMode.REPLACE
                ? List.of()
                : manifest.tables().stream()
                        .map(SourceTable::name)
                        .filter(facts.schema().existing()::containsKey)
                        .toList();
    }

    /** All in one statement, since they may refer to each other; without CASCADE, so that nothing else goes with them. */
    private static List<PublishStatement> dropReplaced(Manifest manifest, LoadOptions options, TargetFacts facts) {
        String old = replaced(manifest, options, facts).stream()
                .map(name -> SqlText.name(options.schema(), name))
                .collect(Collectors.joining(", "));
        return old.isEmpty() ? List.of() : List.of(new Other("DROP TABLE " + old));
    }
}
