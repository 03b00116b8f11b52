package io.ballast.loader.stage;

import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.journal.RecordedShard;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.StagedLoad;
import io.ballast.loader.plan.StagedTable;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.TrustedOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how far an unfinished load has come: shards by the journal, all else by the catalog. */
final class StagingInspector {
    private static final Sql TABLES = new Sql("""
            SELECT c.relname, c.relpersistence = 'u',
                   EXISTS (SELECT FROM pg_catalog.pg_stats AS s WHERE s.schemaname = n.nspname AND s.tablename = c.relname),
                   %s AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger AS g
                                       WHERE g.tgrelid = c.oid AND NOT g.tgisinternal)
                      AND NOT EXISTS (SELECT FROM pg_catalog.pg_rewrite AS w WHERE w.ev_class = c.oid)
              FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition""".formatted(TrustedOwner.sql("c.relowner")));

    private static final Sql INDEXES = new Sql("""
            SELECT t.relname, x.relname
              FROM pg_catalog.pg_index AS i
              JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
              JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
             WHERE n.nspname = ? AND i.indisvalid""");

    private static final Sql CONSTRAINTS = new Sql("""
            SELECT t.relname, k.conname, k.convalidated
              FROM pg_catalog.pg_constraint AS k
              JOIN pg_catalog.pg_class AS t ON t.oid = k.conrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
             WHERE n.nspname = ?""");

    private StagingInspector() {}

    static StagedLoad inspect(Connection connection, String journalSchema, EarlierLoad load) throws SQLException {
        Map<String, Set<String>> indexes = new HashMap<>();
        INDEXES.rows(
                connection,
                row -> indexes.computeIfAbsent(row.getString(1), table -> new HashSet<>())
                        .add(row.getString(2)),
                load.stagingSchema());
        Map<String, Map<String, Boolean>> constraints = new HashMap<>();
        CONSTRAINTS.rows(
                connection,
                row -> constraints
                        .computeIfAbsent(row.getString(1), table -> new HashMap<>())
                        .put(row.getString(2), row.getBoolean(3)),
                load.stagingSchema());
        Map<String, StagedTable> tables = new HashMap<>();
        TABLES.rows(
                connection,
                row -> tables.put(
                        row.getString(1),
                        new StagedTable(
                                row.getString(1),
                                row.getBoolean(2),
                                indexes.getOrDefault(row.getString(1), Set.of()),
                                constraints.getOrDefault(row.getString(1), Map.of()),
                                row.getBoolean(3),
                                row.getBoolean(4))),
                load.stagingSchema());
        Map<String, RecordedShard> shards = JournalReader.shards(connection, journalSchema, load.id());
        return new StagedLoad(load, tables, shards.keySet(), emptied(load, tables, shards));
    }

    /** When the marker is gone, a crash has emptied what is still UNLOGGED. */
    private static List<String> emptied(EarlierLoad load, Map<String, StagedTable> tables, Map<String, ?> shards) {
        List<String> emptied = new ArrayList<>();
        if (load.aim().staging() == StagingChoice.UNLOGGED && !JournalReader.isMarked(shards)) {
            tables.values().stream()
                    .filter(StagedTable::unlogged)
                    .map(StagedTable::name)
                    .forEach(emptied::add);
        }
        return emptied;
    }
}
