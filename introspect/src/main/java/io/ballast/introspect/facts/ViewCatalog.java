package io.ballast.introspect.facts;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views of a schema, each after those that it shows. */
final class ViewCatalog {
    private static final String ASK = """
            SELECT c.oid, c.relname AS name, c.relkind = 'm' AS materialized, obj_description(c.oid, 'pg_class') AS comment,
                   c.reloptions AS options,
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NOT NULL
                          ORDER BY a.attnum) AS columns,
                   ARRAY(SELECT col_description(c.oid, a.attnum) FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NOT NULL
                          ORDER BY a.attnum) AS comments,
                   ARRAY(SELECT 'trigger "' || g.tgname || '"' FROM pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal
                         UNION ALL
                         SELECT 'rule "' || w.rulename || '"' FROM pg_rewrite w WHERE w.ev_class = c.oid AND w.rulename <> '_RETURN'
                         UNION ALL
                         SELECT 'default of column "' || a.attname || '"'
                           FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
                          WHERE d.adrelid = c.oid
                         UNION ALL
                         SELECT 'extended statistics "' || s.stxname || '"' FROM pg_statistic_ext s WHERE s.stxrelid = c.oid
                         UNION ALL
                         SELECT 'privileges' WHERE c.relacl IS NOT NULL
                         ORDER BY 1) AS others
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind IN ('v', 'm')
               AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
             ORDER BY c.relname""";

    private ViewCatalog() {}

    /** @param indexes of all relations */
    static List<LiveView> of(Connection connection, String schema, SqlCatalog sql, Map<Long, List<LiveIndex>> indexes)
            throws SQLException {
        Map<String, LiveView> views = new LinkedHashMap<>();
        new Sql(ASK).rows(connection, row -> views.put(row.getString("name"), view(row, sql, indexes)), schema);
        Map<String, LiveView> ordered = new LinkedHashMap<>();
        views.values().forEach(view -> add(view, views, ordered));
        return List.copyOf(ordered.values());
    }

    private static LiveView view(ResultSet row, SqlCatalog sql, Map<Long, List<LiveIndex>> indexes)
            throws SQLException {
        long oid = row.getLong("oid");
        String text = sql.views().getOrDefault(oid, "").strip();
        return new LiveView(
                row.getString("name"),
                text.endsWith(";") ? text.substring(0, text.length() - 1) : text,
                row.getBoolean("materialized"),
                row.getString("comment"),
                sql.uses().ofRelation(oid),
                new LiveView.Details(
                        CatalogQuery.texts(row, "options"),
                        columnComments(row),
                        indexes.getOrDefault(oid, List.of()),
                        CatalogQuery.texts(row, "others")));
    }

    private static Map<String, String> columnComments(ResultSet row) throws SQLException {
        List<String> columns = CatalogQuery.texts(row, "columns");
        List<String> comments = CatalogQuery.texts(row, "comments");
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            found.put(columns.get(i), comments.get(i));
        }
        return found;
    }

    /** Views cannot show each other in a circle, so that this ends. */
    private static void add(LiveView view, Map<String, LiveView> views, Map<String, LiveView> ordered) {
        if (ordered.containsKey(view.name())) {
            return;
        }
        for (SqlUses.Column shown : view.uses().columns()) {
            LiveView other = views.get(shown.table());
            if (other != null && !other.equals(view)) {
                add(other, views, ordered);
            }
        }
        ordered.put(view.name(), view);
    }
}
