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
            SELECT c.oid, c.relname AS name, c.relkind = 'm' AS materialized, obj_description(c.oid, 'pg_class') AS comment
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind IN ('v', 'm')
               AND NOT EXISTS (SELECT FROM pg_depend d
                                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
             ORDER BY c.relname""";

    private ViewCatalog() {}

    static List<LiveView> of(Connection connection, String schema, SqlCatalog sql) throws SQLException {
        Map<String, LiveView> views = new LinkedHashMap<>();
        new Sql(ASK).rows(connection, row -> views.put(row.getString("name"), view(row, sql)), schema);
        Map<String, LiveView> ordered = new LinkedHashMap<>();
        views.values().forEach(view -> add(view, views, ordered));
        return List.copyOf(ordered.values());
    }

    private static LiveView view(ResultSet row, SqlCatalog sql) throws SQLException {
        long oid = row.getLong("oid");
        String text = sql.views().getOrDefault(oid, "").strip();
        return new LiveView(
                row.getString("name"),
                text.endsWith(";") ? text.substring(0, text.length() - 1) : text,
                row.getBoolean("materialized"),
                row.getString("comment"),
                sql.uses().ofRelation(oid));
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
