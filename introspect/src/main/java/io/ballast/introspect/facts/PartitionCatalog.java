package io.ballast.introspect.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What the catalog says of how tables are partitioned. */
final class PartitionCatalog {
    private static final String ASK = """
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

    private PartitionCatalog() {}

    /** Of tables that are partitioned, one each. */
    static Map<Long, List<PartitionFacts>> of(Connection connection, String schema) throws SQLException {
        return CatalogQuery.byTable(
                connection,
                ASK,
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
