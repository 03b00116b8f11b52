package io.ballast.loader.stage;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a table has that may keep inserted rows from arriving in it: rules and triggers, its partitions' and children's included. */
final class InsertRules {
    private static final Sql NAMES = new Sql("""
            WITH RECURSIVE tree (oid) AS (
                SELECT c.oid FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE n.nspname = ? AND c.relname = ?
                 UNION
                SELECT i.inhrelid FROM tree JOIN pg_catalog.pg_inherits AS i ON i.inhparent = tree.oid)
            SELECT 'rule "' || r.rulename || '"' AS what FROM tree JOIN pg_catalog.pg_rewrite AS r ON r.ev_class = tree.oid
             WHERE r.ev_type = '3' AND r.ev_enabled <> 'D'
             UNION
            SELECT 'trigger "' || t.tgname || '"' FROM tree JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = tree.oid
             WHERE NOT t.tgisinternal AND t.tgtype & 4 <> 0 AND t.tgenabled <> 'D'
             ORDER BY what""");

    /**
     * Rows of the table, partitions and children included, that this transaction has inserted: as the server's counters have it,
     * unless some were deleted again, or nothing is counted; then null.
     */
    private static final Sql COUNTED = new Sql("""
            WITH RECURSIVE tree (oid) AS (
                SELECT c.oid FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE n.nspname = ? AND c.relname = ?
                 UNION
                SELECT i.inhrelid FROM tree JOIN pg_catalog.pg_inherits AS i ON i.inhparent = tree.oid)
            SELECT sum(pg_stat_get_xact_tuples_inserted(oid))::bigint, sum(pg_stat_get_xact_tuples_deleted(oid))::bigint,
                   current_setting('track_counts')::boolean
              FROM tree""");

    private InsertRules() {}

    /** Each as a person would name it, such as {@code trigger "audit"}. */
    static List<String> names(Connection connection, String schema, String table) throws SQLException {
        return NAMES.rows(connection, row -> row.getString(1), schema, table);
    }

    /** The server's counters for the table in this transaction; differences between two looks are exact. */
    static Counters counters(Connection connection, String schema, String table) throws SQLException {
        return COUNTED.rows(
                        connection,
                        row -> new Counters(row.getLong(1), row.getLong(2), row.getBoolean(3)),
                        schema,
                        table)
                .get(0);
    }

    /**
     * Rows inserted and deleted by this session that are not reported yet.
     *
     * @param counting whether the server counts at all
     */
    record Counters(long inserted, long deleted, boolean counting) {}
}
