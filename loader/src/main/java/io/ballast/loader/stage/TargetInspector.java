package io.ballast.loader.stage;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.plan.BundleIdentity;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.ExistingTable;
import io.ballast.loader.plan.JournalFacts;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.OnConflict;
import io.ballast.loader.plan.ServerFacts;
import io.ballast.loader.plan.StagedLoad;
import io.ballast.loader.plan.StagingSchema;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.TakenName;
import io.ballast.loader.plan.TargetFacts;
import io.ballast.loader.plan.TargetSchema;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.TrustedOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a plan has to know about the target. Writes nothing. */
public final class TargetInspector {
    private static final Sql SCHEMA = new Sql("""
            SELECT has_schema_privilege(oid, 'CREATE') AND has_schema_privilege(oid, 'USAGE') FROM pg_catalog.pg_namespace WHERE nspname = ANY (?)""");

    /** An index belongs to its table, a partition to the root of its tree, an owned sequence to the owner. */
    private static final Sql NAMES = new Sql("""
            SELECT c.relname,
                   CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'i' THEN 'index'
                        WHEN 'I' THEN 'index' WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view'
                        WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'type' END,
                   (SELECT owner.relname FROM pg_catalog.pg_class AS owner
                     WHERE owner.relnamespace = c.relnamespace
                       AND owner.oid = coalesce(pg_partition_root(coalesce(i.indrelid, d.refobjid, c.oid))::oid,
                                                i.indrelid, d.refobjid)
                       AND owner.oid <> c.oid)
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
              LEFT JOIN pg_catalog.pg_depend AS d
                ON c.relkind = 'S' AND d.objid = c.oid AND d.classid = 'pg_catalog.pg_class'::regclass
               AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
             WHERE n.nspname = ?
             UNION ALL
            SELECT t.typname,
                   CASE WHEN e.oid IS NULL THEN 'type' ELSE 'array type of ' || e.oid::regtype::text END,
                   (SELECT r.relname FROM pg_catalog.pg_class AS c
                      JOIN pg_catalog.pg_class AS r ON r.oid = coalesce(pg_partition_root(c.oid)::oid, c.oid)
                     WHERE c.oid = e.typrelid AND r.relnamespace = t.typnamespace)
              FROM pg_catalog.pg_type AS t
              JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
              LEFT JOIN pg_catalog.pg_type AS e ON e.typarray = t.oid
             WHERE n.nspname = ? AND t.typtype IN ('d', 'e', 'r', 'm', 'b')
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c
                                WHERE c.relname = t.typname AND c.relnamespace = t.typnamespace)""");

    private static final Sql STATISTICS = new Sql("""
            SELECT s.stxname, CASE WHEN c.relnamespace = s.stxnamespace THEN c.relname ELSE '' END
              FROM pg_catalog.pg_statistic_ext AS s
              JOIN pg_catalog.pg_namespace AS n ON n.oid = s.stxnamespace
              JOIN pg_catalog.pg_class AS c ON c.oid = s.stxrelid
             WHERE n.nspname = ?""");

    private static final Sql STAGING = new Sql("SELECT n.nspname, pg_get_userbyid(n.nspowner), "
            + TrustedOwner.sql("n.nspowner") + " FROM pg_catalog.pg_namespace AS n WHERE n.nspname ~ ?");

    private TargetInspector() {}

    /**
     * Looks at the target as a load with these options finds it.
     *
     * @param begun the load that this very run has begun; null when it has begun none
     */
    public static TargetFacts inspect(
            Connection connection, Manifest manifest, LoadOptions options, @Nullable UUID begun) throws SQLException {
        TargetSchemas schemas = options.schemas();
        List<String> tables = manifest.tables().stream().map(SourceTable::name).toList();
        String bundleId = BundleIdentity.of(manifest, options.constraints());
        ServerFacts server = ServerInspector.inspect(connection);
        List<Boolean> mayCreate = SCHEMA.rows(connection, row -> row.getBoolean(1), schemas.names());
        JournalFacts journal = JournalReader.find(connection);
        List<EarlierLoad> loads = JournalReader.loads(connection, journal).stream()
                .filter(load -> load.schemas().overlaps(schemas))
                .toList();
        List<EarlierLoad> open = inState(loads, EarlierLoad.State.OPEN);
        Map<String, ExistingTable> existing = options.mode().keepsTables()
                ? ExistingTables.read(connection, schemas, tables)
                : Replacements.existing(connection, manifest, options.schema());
        Map<String, StagingSchema> stagingSchemas = stagingSchemas(connection);
        @Nullable EarlierLoad published = newest(inState(loads, EarlierLoad.State.PUBLISHED), schemas, tables);
        boolean isDone = published != null
                && published.bundleId().equals(bundleId)
                && published.mode() == options.mode()
                && (published.id().equals(begun) || stillHolds(connection, journal, published, options, existing));
        return new TargetFacts(
                server,
                journal,
                new TargetSchema(
                        mayCreate.size() == schemas.names().size(),
                        !mayCreate.isEmpty() && !mayCreate.contains(false),
                        options.mode().keepsTables() ? Map.of() : takenNames(connection, options.schema()),
                        options.mode().keepsTables() ? Map.of() : takenStatistics(connection, options.schema()),
                        existing,
                        options.onConflict() == OnConflict.FAIL
                                ? Map.of()
                                : ConflictKeys.read(connection, schemas, tables)),
                NamedObjects.read(connection, manifest),
                open,
                isDone ? published : null,
                staged(connection, journal, last(open, bundleId)),
                stagingSchemas);
    }

    /** The newest of these loads that has filled one of these tables. */
    private static @Nullable EarlierLoad newest(
            List<EarlierLoad> published, TargetSchemas schemas, List<String> tables) {
        return published.stream()
                .filter(load -> load.concerns(schemas, tables))
                .max(Comparator.comparing(load -> load.standing().changed()))
                .orElse(null);
    }

    /** Reads the tables, so only where the answer is wanted. */
    private static boolean stillHolds(
            Connection connection,
            JournalFacts journal,
            EarlierLoad load,
            LoadOptions options,
            Map<String, ExistingTable> existing)
            throws SQLException {
        boolean readable = load.tables().stream()
                .allMatch(name -> existing.containsKey(name)
                        && existing.get(name).rights().mayWrite());
        return options.start() == StartMode.RESUME
                && readable
                && PublishedRows.areThere(connection, journal.schema(), load);
    }

    private static Map<String, StagingSchema> stagingSchemas(Connection connection) throws SQLException {
        Map<String, StagingSchema> schemas = new HashMap<>();
        STAGING.rows(
                connection,
                row -> schemas.put(
                        row.getString(1), new StagingSchema(row.getString(1), row.getString(2), row.getBoolean(3))),
                BundleIdentity.STAGING_PATTERN);
        return schemas;
    }

    private static Map<String, TakenName> takenNames(Connection connection, String schema) throws SQLException {
        Map<String, TakenName> names = new HashMap<>();
        NAMES.rows(
                connection,
                row -> names.put(row.getString(1), new TakenName(row.getString(2), row.getString(3))),
                schema,
                schema);
        return names;
    }

    private static Map<String, String> takenStatistics(Connection connection, String schema) throws SQLException {
        Map<String, String> names = new HashMap<>();
        STATISTICS.rows(connection, row -> names.put(row.getString(1), row.getString(2)), schema);
        return names;
    }

    private static List<EarlierLoad> inState(List<EarlierLoad> loads, EarlierLoad.State state) {
        return loads.stream().filter(load -> load.state() == state).toList();
    }

    private static @Nullable EarlierLoad last(List<EarlierLoad> loads, String bundleId) {
        @Nullable EarlierLoad last = null;
        for (EarlierLoad load : loads) {
            last = load.bundleId().equals(bundleId) ? load : last;
        }
        return last;
    }

    private static @Nullable StagedLoad staged(Connection connection, JournalFacts journal, @Nullable EarlierLoad load)
            throws SQLException {
        return load == null ? null : StagingInspector.inspect(connection, journal.schema(), load);
    }
}
