package io.ballast.introspect.facts;

import io.ballast.common.schema.Inheritance;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What the tables of a schema inherit from others of it. */
final class InheritanceCatalog {
    /** A table with a parent in another schema is not among them. */
    private static final String ASK = """
            SELECT c.oid AS table_oid,
                   ARRAY(SELECT p.relname::text FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
                          WHERE h.inhrelid = c.oid ORDER BY h.inhseqno) AS parents,
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attislocal
                          ORDER BY a.attnum) AS columns
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind = 'r' AND NOT c.relispartition
               AND EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = c.oid)
               AND NOT EXISTS (SELECT FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
                                WHERE h.inhrelid = c.oid AND (p.relnamespace <> c.relnamespace OR p.relkind <> 'r'))""";

    private InheritanceCatalog() {}

    /** By the numbers of the tables. */
    static Map<Long, Inheritance> of(Connection connection, String schema) throws SQLException {
        Map<Long, Inheritance> tables = new HashMap<>();
        new Sql(ASK)
                .rows(
                        connection,
                        row -> tables.put(
                                row.getLong("table_oid"),
                                new Inheritance(
                                        CatalogQuery.texts(row, "parents"), CatalogQuery.texts(row, "columns"))),
                        schema);
        return tables;
    }
}
