package io.ballast.introspect.facts;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.facts.ColumnCatalog.CatalogColumn;
import io.ballast.introspect.facts.ConstraintCatalog.Constraints;
import io.ballast.introspect.facts.Relations.Relation;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a schema and its statistics. */
public final class CatalogReader {
    private final Connection connection;
    private final TargetSchemas schemas;
    private final String schema;

    private CatalogReader(Connection connection, TargetSchemas schemas, String schema) {
        this.connection = connection;
        this.schemas = schemas;
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
        return read(connection, TargetSchemas.of(schema), progress);
    }

    /** As the other one, of several schemas. */
    public static SchemaFacts read(Connection connection, TargetSchemas schemas, Progress progress)
            throws SQLException {
        try (SourceSession session = SourceSession.begin(connection)) {
            String database = connection.getCatalog();
            Map<String, Relations> found = new LinkedHashMap<>();
            for (String schema : schemas.names()) {
                found.put(schema, new CatalogReader(session.connection(), schemas, schema).relations(database));
            }
            Map<String, String> from = from(schemas, found);
            List<LiveTable> tables = new ArrayList<>();
            List<LiveView> views = new ArrayList<>();
            List<String> others = new ArrayList<>();
            int all = found.values().stream()
                    .mapToInt(relations -> relations.tables().size())
                    .sum();
            try (PhaseProgress phase = progress.start("reading", all, Unit.STEPS)) {
                for (Map.Entry<String, Relations> one : found.entrySet()) {
                    CatalogReader reader = new CatalogReader(session.connection(), schemas, one.getKey());
                    SchemaCatalog catalog = SchemaCatalog.read(session.connection(), one.getKey());
                    tables.addAll(reader.tables(one.getValue(), catalog, from, phase));
                    views.addAll(catalog.views());
                    others.addAll(one.getValue().others());
                    others.addAll(SchemaRemarks.of(session.connection(), one.getKey()));
                }
            }
            return new SchemaFacts(database, schemas, tables, views, others, Map.of());
        }
    }

    /** What stands behind FROM for the rows of each table. */
    private static Map<String, String> from(TargetSchemas schemas, Map<String, Relations> found) {
        Map<String, String> from = new HashMap<>();
        found.forEach((schema, relations) -> relations
                .tables()
                .forEach(table -> from.put(schemas.tableOf(schema, table.name()), table.from(schema))));
        return from;
    }

    private Relations relations(String database) throws SQLException {
        checkSchema(database);
        Relations relations = Relations.of(connection, schema);
        checkRights(relations.tables());
        return relations;
    }

    private List<LiveTable> tables(
            Relations relations, SchemaCatalog catalog, Map<String, String> from, PhaseProgress phase)
            throws SQLException {
        List<LiveTable> tables = new ArrayList<>();
        for (List<Relation> some : relations.batches()) {
            Map<Long, Long> rows = RowCounts.of(connection, schema, some);
            Map<Long, Map<String, ColumnStatistics>> statistics = Statistics.of(connection, schema, some, rows);
            for (Relation relation : some) {
                Found found = new Found(
                        rows.getOrDefault(relation.oid(), 0L), statistics.getOrDefault(relation.oid(), Map.of()));
                tables.add(table(relation, found, catalog, from));
                phase.advance(1);
            }
        }
        return tables;
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

    private LiveTable table(Relation relation, Found found, SchemaCatalog catalog, Map<String, String> from)
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
            String target = schemas.names().contains(key.targetSchema())
                    ? from.get(schemas.tableOf(key.targetSchema(), key.targetTable()))
                    : null;
            foreignKeys.add(
                    target == null || rows == 0
                            ? key
                            : ChildCountQuery.count(connection, relation.from(schema), target, key));
        }
        return new LiveTable(
                schemas.tableOf(schema, relation.name()),
                new LiveRows(rows, !found.statistics().isEmpty()),
                facts,
                constraints.facts(foreignKeys, catalog.exclusions(relation)),
                CaseExpressions.found(catalog.indexes(relation), facts),
                catalog.partitions(relation),
                catalog.tableTraits(relation));
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
