package io.ballast.introspect.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What the catalog says of the indexes and partitions of tables. */
final class IndexCatalog {
    private static final String INDEXES = """
            SELECT i.indrelid AS table_oid, c.relname AS name, m.amname AS method, i.indisunique AS is_unique,
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
                                WHERE k.option <> 0 OR NOT o.opcdefault)
                       AND NOT EXISTS (SELECT FROM unnest(i.indkey::int2[], i.indcollation::oid[]) AS k(attnum, ordered_by)
                                         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                                        WHERE k.ordered_by <> 0 AND k.ordered_by <> a.attcollation) AS plain
              FROM pg_index i
              JOIN pg_class c ON c.oid = i.indexrelid
              JOIN pg_am m ON m.oid = c.relam
              JOIN pg_class t ON t.oid = i.indrelid AND t.relkind IN ('r', 'p') AND NOT t.relispartition
              JOIN pg_namespace n ON n.oid = t.relnamespace
             WHERE n.nspname = ?
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid)
             ORDER BY c.relname""";

    private static final String PARTITIONS = """
            SELECT p.partrelid AS table_oid, p.partstrat::text AS strategy, p.partexprs IS NOT NULL AS has_expression,
                   ARRAY(SELECT a.attname::text FROM unnest(p.partattrs::int2[]) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = n.attnum
                          ORDER BY n.position) AS columns,
                   ARRAY(SELECT pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits h
                           JOIN pg_class c ON c.oid = h.inhrelid
                          WHERE h.inhparent = p.partrelid ORDER BY c.relname) AS bounds,
                   ARRAY(SELECT c.relname::text FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
                          WHERE h.inhparent = p.partrelid ORDER BY c.relname) AS names,
                   EXISTS (SELECT FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
                            WHERE h.inhparent = p.partrelid AND c.relkind = 'p') AS nested
              FROM pg_partitioned_table p
              JOIN pg_class t ON t.oid = p.partrelid AND NOT t.relispartition
              JOIN pg_namespace n ON n.oid = t.relnamespace
             WHERE n.nspname = ?""";

    private IndexCatalog() {}

    /** Indexes that are not behind a key. */
    static Map<Long, List<LiveIndex>> indexes(Connection connection, String schema) throws SQLException {
        return CatalogQuery.byTable(
                connection,
                INDEXES,
                row -> new LiveIndex(
                        row.getString("name"),
                        row.getString("method"),
                        row.getBoolean("is_unique"),
                        row.getBoolean("has_expression") ? List.of() : CatalogQuery.texts(row, "columns"),
                        CatalogQuery.texts(row, "included"),
                        row.getString("predicate"),
                        row.getBoolean("plain")),
                schema);
    }

    /** Of tables that are partitioned, one each. */
    static Map<Long, List<PartitionFacts>> partitions(Connection connection, String schema) throws SQLException {
        return CatalogQuery.byTable(
                connection,
                PARTITIONS,
                row -> new PartitionFacts(
                        switch (row.getString("strategy")) {
                            case "h" -> "hash";
                            case "r" -> "range";
                            default -> "list";
                        },
                        row.getBoolean("has_expression") ? List.of() : CatalogQuery.texts(row, "columns"),
                        CatalogQuery.texts(row, "bounds"),
                        CatalogQuery.texts(row, "names"),
                        row.getBoolean("nested")),
                schema);
    }
}
