package io.ballast.loader.journal;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.TrustedOwner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the journal's tables against the ones that {@code sql/journal/create.sql} makes: the same columns, and nothing that runs code. */
final class JournalTables {
    private static final String SHARD_COLUMNS =
            "load_id uuid not null, table_name text not null, shard_path text not null,"
                    + " rows bigint not null, raw_bytes bigint not null, sha256 text not null, digest numeric,"
                    + " loaded_at timestamp with time zone not null default clock_timestamp()";

    /** Columns by table. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.of(
            "loads",
            "load_id uuid not null, dataset text not null, bundle_id text not null, target_schema text not null,"
                    + " staging_schema text not null, mode text not null, staging text not null, tables text[] not null,"
                    + " shards integer not null, rows bigint not null, state text not null default 'open'::text,"
                    + " phase text not null, started_at timestamp with time zone not null default clock_timestamp(),"
                    + " changed_at timestamp with time zone not null default clock_timestamp()",
            "shards",
            SHARD_COLUMNS,
            "unlogged_shards",
            SHARD_COLUMNS));

    /** The types and functions of columns have to be the server's own, whatever the search path shows of their names. */
    private static final Sql FOUND = new Sql("""
            SELECT pg_get_userbyid(c.relowner), %s, c.relkind = 'r',
                   EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = c.oid),
                   EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = c.oid),
                   c.relrowsecurity OR EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = c.oid),
                   c.relispartition OR EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE c.oid IN (inhrelid, inhparent)),
                   EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = c.oid AND contype NOT IN ('p', 'n')),
                   (SELECT count(*) <> 1 OR bool_or(NOT indisprimary OR indexprs IS NOT NULL OR indpred IS NOT NULL)
                      FROM pg_catalog.pg_index WHERE indrelid = c.oid),
                   (SELECT string_agg(a.attname || ' ' || CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace
                                                               THEN format_type(a.atttypid, a.atttypmod) ELSE '?' END
                                      || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                                      || CASE WHEN a.attgenerated <> '' OR a.attidentity <> '' OR EXISTS (
                                                       SELECT FROM pg_catalog.pg_depend AS p
                                                        WHERE p.classid = 'pg_catalog.pg_attrdef'::regclass AND p.objid = d.oid
                                                          AND p.refclassid <> 'pg_catalog.pg_class'::regclass)
                                              THEN ' ?' ELSE '' END
                                      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''),
                                      ', ' ORDER BY a.attnum)
                      FROM pg_catalog.pg_attribute AS a
                      JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
                      LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
              FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ?""".formatted(TrustedOwner.sql("c.relowner")));

    /** What {@link #FOUND} states from its fourth column on, if it is true. */
    private static final List<String> EXTRAS = List.of(
            "it has triggers",
            "it has rules",
            "it has row security or policies",
            "it inherits, or is inherited from",
            "it has constraints beside its key",
            "its primary key is not its only index");

    private JournalTables() {}

    /** @throws BallastException (TARGET_REFUSED) naming the first table that is another, and in what */
    static void check(Connection connection, String schema) throws SQLException {
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            String difference = difference(connection, schema, table.getKey(), table.getValue());
            if (!difference.isEmpty()) {
                throw new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "Table \"" + table.getKey() + "\" of the journal of loads in schema \"" + schema
                                + "\" is not as Ballast makes it: " + difference
                                + ". A load would run what somebody else put there, as your role. Undo that, or drop the"
                                + " schema while no load is unfinished.");
            }
        }
    }

    /** Empty for none. */
    private static String difference(Connection connection, String schema, String table, String columns)
            throws SQLException {
        return FOUND.optional(connection, row -> difference(row, columns), schema, table)
                .orElse("it is not there");
    }

    private static String difference(ResultSet row, String columns) throws SQLException {
        if (!row.getBoolean(3)) {
            return "it is not an ordinary table";
        }
        if (!row.getBoolean(2)) {
            return "it belongs to role \"" + row.getString(1)
                    + "\", which is neither yours nor the database's owner nor a superuser";
        }
        List<String> extras = new ArrayList<>();
        for (int i = 0; i < EXTRAS.size(); i++) {
            if (row.getBoolean(4 + i)) {
                extras.add(EXTRAS.get(i));
            }
        }
        String found = row.getString(4 + EXTRAS.size());
        if (!columns.equals(found)) {
            extras.add("its columns are " + found);
        }
        return String.join("; ", extras);
    }
}
