package io.ballast.introspect.facts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the catalog says of how tables are partitioned. */
final class PartitionCatalog {
    private static final String ASK = """
            SELECT r.oid AS table_oid, p.partrelid AS own, p.partstrat::text AS strategy, p.partexprs IS NOT NULL
                       -- bounds have another order then
                       OR p.partstrat = 'r' AND EXISTS (
                             SELECT FROM unnest(p.partattrs::int2[], p.partclass::oid[], p.partcollation::oid[]) AS k(attnum, class, ordered_by)
                               JOIN pg_opclass o ON o.oid = k.class
                               LEFT JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = k.attnum
                              WHERE NOT o.opcdefault OR k.ordered_by <> a.attcollation) AS has_more,
                   ARRAY(SELECT a.attname::text FROM unnest(p.partattrs::int2[]) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = n.attnum
                          ORDER BY n.position) AS columns,
                   ARRAY(SELECT c.oid::text FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
                          WHERE h.inhparent = p.partrelid ORDER BY c.relname, c.oid) AS parts,
                   ARRAY(SELECT pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits h
                           JOIN pg_class c ON c.oid = h.inhrelid
                          WHERE h.inhparent = p.partrelid ORDER BY c.relname, c.oid) AS bounds,
                   ARRAY(SELECT c.relname::text FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
                          WHERE h.inhparent = p.partrelid ORDER BY c.relname, c.oid) AS names
              FROM pg_partitioned_table p
              JOIN pg_class r ON r.oid = pg_partition_root(p.partrelid)
              JOIN pg_namespace n ON n.oid = r.relnamespace
             WHERE n.nspname = ?""";

    private PartitionCatalog() {}

    /** Of tables that are partitioned, one each. */
    static Map<Long, List<PartitionFacts>> of(Connection connection, String schema) throws SQLException {
        Map<Long, List<Level>> levels = CatalogQuery.byTable(connection, ASK, PartitionCatalog::level, schema);
        Map<Long, List<PartitionFacts>> facts = new HashMap<>();
        levels.forEach((table, all) -> {
            Map<String, Level> byOid = new HashMap<>();
            all.forEach(level -> byOid.put(level.own, level));
            PartitionFacts root = facts(table.toString(), byOid);
            if (root != null) {
                facts.put(table, List.of(root));
            }
        });
        return facts;
    }

    private static Level level(ResultSet row) throws SQLException {
        return new Level(
                row.getString("own"),
                switch (row.getString("strategy")) {
                    case "h" -> "hash";
                    case "r" -> "range";
                    default -> "list";
                },
                row.getBoolean("has_more") ? List.of() : CatalogQuery.texts(row, "columns"),
                CatalogQuery.texts(row, "parts"),
                CatalogQuery.texts(row, "names"),
                CatalogQuery.texts(row, "bounds"));
    }

    private static @Nullable PartitionFacts facts(String oid, Map<String, Level> levels) {
        Level level = levels.get(oid);
        if (level == null) {
            return null;
        }
        List<PartitionFacts.Part> parts = new ArrayList<>();
        for (int i = 0; i < level.parts.size(); i++) {
            parts.add(new PartitionFacts.Part(
                    level.names.get(i), level.bounds.get(i), facts(level.parts.get(i), levels)));
        }
        return new PartitionFacts(level.method, level.columns, parts);
    }

    /** A table or partition that is partitioned, and its parts by their oids. */
    private record Level(
            String own,
            String method,
            List<String> columns,
            List<String> parts,
            List<String> names,
            List<String> bounds) {}
}
