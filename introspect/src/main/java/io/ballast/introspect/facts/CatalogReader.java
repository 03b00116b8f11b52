package io.ballast.introspect.facts;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import io.ballast.common.schema.SqlText;
import io.ballast.introspect.facts.ColumnCatalog.CatalogColumn;
import io.ballast.introspect.facts.ConstraintCatalog.Constraints;
import io.ballast.introspect.facts.Relations.Relation;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a schema and its statistics. */
public final class CatalogReader {
    private final Connection connection;
    private final String schema;

    private CatalogReader(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * Reads all in one read-only transaction, which is rolled back. Every table is counted once, and once more for each foreign
     * key; further looks are at samples.
     *
     * @param connection left with autocommit off
     * @throws BallastException when there is no such schema, or rights are missing; all that are, are named
     */
    public static SchemaFacts read(Connection connection, String schema, Progress progress) throws SQLException {
        try (SourceSession session = SourceSession.begin(connection)) {
            return new CatalogReader(session.connection(), schema).read(progress);
        }
    }

    private SchemaFacts read(Progress progress) throws SQLException {
        String database = connection.getCatalog();
        checkSchema(database);
        Relations relations = Relations.of(connection, schema);
        checkRights(relations.tables());
        SchemaCatalog catalog = SchemaCatalog.read(connection, schema);
        List<LiveTable> tables = new ArrayList<>();
        Map<String, Relation> byName =
                relations.tables().stream().collect(Collectors.toMap(Relation::name, Function.identity()));
        try (PhaseProgress phase = progress.start("reading", relations.tables().size(), Unit.STEPS)) {
            for (List<Relation> some : relations.batches()) {
                Map<Long, Long> rows = RowCounts.of(connection, schema, some);
                Map<Long, Map<String, ColumnStatistics>> statistics = Statistics.of(connection, schema, some, rows);
                for (Relation relation : some) {
                    Found found = new Found(
                            rows.getOrDefault(relation.oid(), 0L), statistics.getOrDefault(relation.oid(), Map.of()));
                    tables.add(table(relation, found, catalog, byName));
                    phase.advance(1);
                }
            }
        }
        List<String> others = new ArrayList<>(relations.others());
        others.addAll(SchemaRemarks.of(connection, schema));
        return new SchemaFacts(database, schema, tables, catalog.views(), others, Map.of());
    }

    private void checkSchema(String database) throws SQLException {
        Optional<Boolean> usable = new Sql(
                        "SELECT has_schema_privilege(oid, 'USAGE') AS usable FROM pg_namespace WHERE nspname = ?")
                .optional(connection, row -> row.getBoolean("usable"), schema);
        if (!usable.orElse(false)) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "database \"" + database + "\": there is no schema \"" + schema + "\" that this user may use.",
                    Hint.choose("name another one", Setting.SCHEMA));
        }
    }

    private void checkRights(List<Relation> tables) {
        List<String> unreadable = tables.stream()
                .filter(table -> !table.readable())
                .map(table -> SqlText.name(schema, table.name()))
                .toList();
        if (!unreadable.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "this user may not read " + unreadable.size() + " of the " + tables.size() + " tables of schema \""
                            + schema + "\"; an owner can run: GRANT SELECT ON " + String.join(", ", unreadable)
                            + " TO the user");
        }
    }

    /**
     * What was found of a table together with others.
     *
     * @param statistics by column; empty for a table that was never analyzed
     */
    private record Found(long rows, Map<String, ColumnStatistics> statistics) {}

    private LiveTable table(Relation relation, Found found, SchemaCatalog catalog, Map<String, Relation> relations)
            throws SQLException {
        List<CatalogColumn> columns = catalog.columns(relation);
        Constraints constraints = catalog.constraints(relation);
        long rows = found.rows();
        Sample sample = Sample.of(relation.from(schema), rows);
        Map<String, Shape> shapes = rows == 0 ? Shapes.ofNoRows(columns) : Shapes.of(connection, sample, columns);
        List<LiveColumn> facts = new ArrayList<>();
        for (CatalogColumn column : columns) {
            ColumnStatistics statistics = found.statistics().getOrDefault(column.name(), ColumnStatistics.NONE);
            if (rows > 0 && isUnknown(statistics)) {
                statistics = SampleStatistics.of(connection, sample, column.name(), column.type());
            }
            facts.add(facts(
                    column,
                    catalog.traits(relation, column),
                    statistics,
                    shapes.getOrDefault(column.name(), Shape.NONE)));
        }
        List<ForeignKeyFacts> foreignKeys = new ArrayList<>();
        for (ForeignKeyFacts key : constraints.foreignKeys()) {
            Relation target = key.targetSchema().equals(schema) ? relations.get(key.targetTable()) : null;
            foreignKeys.add(
                    target == null || rows == 0
                            ? key
                            : ChildCountQuery.count(connection, relation.from(schema), target.from(schema), key));
        }
        return new LiveTable(
                relation.name(),
                new LiveRows(rows, !found.statistics().isEmpty()),
                facts,
                constraints.facts(foreignKeys, catalog.exclusions(relation)),
                CaseExpressions.found(catalog.indexes(relation), facts),
                catalog.partitions(relation),
                new LiveTableTraits(
                        relation.comment(), catalog.unlogged().contains(relation.oid()), catalog.others(relation)));
    }

    /** Never analyzed, or with too few rows for a list of common values. */
    private static boolean isUnknown(ColumnStatistics found) {
        boolean isEmpty = found.commonValues().isEmpty() && found.bounds().isEmpty();
        return isEmpty && found.elements().counts().isEmpty() && found.nullShare() < 1;
    }

    private static LiveColumn facts(CatalogColumn column, LiveTraits traits, ColumnStatistics found, Shape shape) {
        ColumnStatistics statistics = new ColumnStatistics(
                found.nullShare(),
                found.distinct(),
                found.commonValues(),
                found.frequencies(),
                found.bounds(),
                found.elements(),
                shape);
        return new LiveColumn(
                column.name(),
                column.type(),
                column.nullable(),
                column.origin(),
                column.defaultSql(),
                column.comment(),
                traits,
                statistics);
    }
}
