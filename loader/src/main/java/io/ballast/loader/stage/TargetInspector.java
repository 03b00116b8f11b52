package io.ballast.loader.stage;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.plan.BundleIdentity;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.ExistingTable;
import io.ballast.loader.plan.StagedLoad;
import io.ballast.loader.plan.TakenName;
import io.ballast.loader.plan.TargetFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a plan has to know about the target. Writes nothing. */
public final class TargetInspector {
    private static final Query SCHEMA = new Query("""
            SELECT has_schema_privilege(oid, 'CREATE') FROM pg_catalog.pg_namespace WHERE nspname = ?""");

    /** An index belongs to its table, a partition to the root of its tree, an owned sequence to the owner. */
    private static final Query NAMES = new Query("""
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
            SELECT t.typname, 'type', NULL
              FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
             WHERE n.nspname = ? AND t.typtype IN ('d', 'e', 'r', 'm')""");

    private TargetInspector() {}

    public static TargetFacts inspect(Connection connection, Bundle bundle, String schema) throws SQLException {
        List<String> tables = bundle.tables().stream().map(BundleTable::name).toList();
        String bundleId = BundleIdentity.of(bundle);
        String stagingSchema = BundleIdentity.stagingSchema(bundleId, schema);
        List<Boolean> mayCreate = SCHEMA.rows(connection, row -> row.getBoolean(1), schema);
        List<EarlierLoad> loads = JournalReader.loads(connection).stream()
                .filter(load -> load.schema().equals(schema))
                .toList();
        Map<String, ExistingTable> existing = ExistingTables.read(connection, schema, tables);
        return new TargetFacts(
                ServerInspector.inspect(connection),
                JournalReader.format(connection),
                !mayCreate.isEmpty(),
                mayCreate.contains(true),
                takenNames(connection, schema),
                existing,
                inState(loads, EarlierLoad.State.OPEN),
                last(inState(loads, EarlierLoad.State.PUBLISHED), bundleId),
                staged(connection, last(inState(loads, EarlierLoad.State.OPEN), bundleId)),
                !SCHEMA.rows(connection, row -> true, stagingSchema).isEmpty());
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

    private static @Nullable StagedLoad staged(Connection connection, @Nullable EarlierLoad load) throws SQLException {
        return load == null ? null : StagingInspector.inspect(connection, load);
    }
}
