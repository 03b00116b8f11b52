package io.ballast.introspect.catalog;

import io.ballast.introspect.facts.IndexFacts;
import io.ballast.introspect.facts.PartitionFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the catalog says of the indexes, triggers and partitions of a table. */
final class IndexCatalog {
    private static final String INDEXES = """
            SELECT c.relname AS name, m.amname AS method, i.indisunique AS is_unique,
                   i.indexprs IS NOT NULL AS has_expression,
                   ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = n.attnum
                          WHERE n.position <= i.indnkeyatts ORDER BY n.position) AS columns,
                   ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = n.attnum
                          WHERE n.position > i.indnkeyatts ORDER BY n.position) AS included,
                   pg_get_expr(i.indpred, i.indrelid) AS predicate,
                   NOT EXISTS (SELECT FROM unnest(i.indclass::oid[], i.indoption::int2[]) AS k(class, option)
                                 LEFT JOIN pg_opclass o ON o.oid = k.class
                                WHERE k.option <> 0 OR NOT o.opcdefault) AS plain
              FROM pg_index i
              JOIN pg_class c ON c.oid = i.indexrelid
              JOIN pg_am m ON m.oid = c.relam
             WHERE i.indrelid = ?::oid
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
             ORDER BY c.relname""";

    private static final String TRIGGERS = """
            SELECT 'trigger "' || tgname || '"' AS word FROM pg_trigger WHERE tgrelid = ?::oid AND NOT tgisinternal
            UNION ALL
            SELECT 'policy "' || polname || '"' FROM pg_policy WHERE polrelid = ?::oid
            ORDER BY 1""";

    private static final String PARTITIONS = """
            SELECT p.partstrat::text AS strategy, p.partexprs IS NOT NULL AS has_expression,
                   ARRAY(SELECT a.attname::text FROM unnest(p.partattrs::int2[]) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = n.attnum
                          ORDER BY n.position) AS columns,
                   ARRAY(SELECT pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits h
                           JOIN pg_class c ON c.oid = h.inhrelid
                          WHERE h.inhparent = p.partrelid ORDER BY c.relname) AS bounds,
                   EXISTS (SELECT FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
                            WHERE h.inhparent = p.partrelid AND c.relkind = 'p') AS nested
              FROM pg_partitioned_table p
             WHERE p.partrelid = ?::oid""";

    private IndexCatalog() {}

    /** Indexes that are not behind a key. */
    static List<IndexFacts> indexes(Connection connection, long table) throws SQLException {
        return Query.list(
                connection,
                INDEXES,
                row -> new IndexFacts(
                        row.getString("name"),
                        row.getString("method"),
                        row.getBoolean("is_unique"),
                        row.getBoolean("has_expression") ? List.of() : Query.texts(row, "columns"),
                        Query.texts(row, "included"),
                        row.getString("predicate"),
                        row.getBoolean("plain")),
                table);
    }

    /** Triggers and policies, in words. */
    static List<String> triggers(Connection connection, long table) throws SQLException {
        return Query.list(connection, TRIGGERS, row -> row.getString("word"), table, table);
    }

    /** Null for a table that is not partitioned. */
    static @Nullable PartitionFacts partitions(Connection connection, long table) throws SQLException {
        List<PartitionFacts> found = Query.list(
                connection,
                PARTITIONS,
                row -> new PartitionFacts(
                        switch (row.getString("strategy")) {
                            case "h" -> "hash";
                            case "r" -> "range";
                            default -> "list";
                        },
                        row.getBoolean("has_expression") ? List.of() : Query.texts(row, "columns"),
                        Query.texts(row, "bounds"),
                        row.getBoolean("nested")),
                table);
        return found.isEmpty() ? null : found.get(0);
    }
}
