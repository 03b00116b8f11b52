package io.ballast.introspect.facts;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks what constraints, indexes, views and computed columns of a schema rest on; what belongs to PostgreSQL or to an extension is passed over. */
final class UseCatalog {
    private static final String ASK = """
            WITH of_schema AS (
                SELECT c.oid, c.relkind, c.relnamespace FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = ?),
            users AS (
                SELECT 'pg_constraint'::regclass AS class, k.oid AS object, k.oid AS oid, 'k' AS kind, 0::oid AS self,
                       s.relnamespace, 0 AS column_number
                  FROM pg_constraint k JOIN of_schema s ON s.oid = k.conrelid WHERE k.contype IN ('c', 'x')
                UNION ALL
                SELECT 'pg_constraint'::regclass, k.oid, k.oid, 'k', k.contypid, t.typnamespace, 0
                  FROM pg_constraint k
                  JOIN pg_type t ON t.oid = k.contypid
                  JOIN pg_namespace n ON n.oid = t.typnamespace AND n.nspname = ?
                 WHERE k.contype = 'c'
                UNION ALL
                SELECT 'pg_class'::regclass, i.indexrelid, i.indexrelid, 'r', i.indexrelid, s.relnamespace, 0
                  FROM pg_index i JOIN of_schema s ON s.oid = i.indrelid
                 WHERE i.indexprs IS NOT NULL OR i.indpred IS NOT NULL
                UNION ALL
                SELECT 'pg_rewrite'::regclass, w.oid, s.oid, 'r', s.oid, s.relnamespace, 0
                  FROM pg_rewrite w JOIN of_schema s ON s.oid = w.ev_class AND s.relkind IN ('v', 'm')
                UNION ALL -- before 15 what an expression rests on is said of the column
                SELECT o.class, o.object, d.oid, 'e', 0::oid, s.relnamespace, o.column_number
                  FROM pg_attrdef d
                  JOIN of_schema s ON s.oid = d.adrelid
                  JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated <> ''
                 CROSS JOIN LATERAL (VALUES ('pg_attrdef'::regclass, d.oid, 0), ('pg_class'::regclass, d.adrelid, d.adnum::int))
                    AS o (class, object, column_number))
            SELECT DISTINCT u.oid, u.kind,
                   CASE WHEN r.relnamespace = u.relnamespace AND r.relkind IN ('r', 'p', 'v', 'm') AND NOT r.relispartition
                        THEN r.relname END AS table_name,
                   coalesce(a.attname, '') AS column_name,
                   CASE WHEN t.typtype IN ('e', 'd', 'c') AND t.typnamespace = u.relnamespace THEN t.typname END AS type_name,
                   pg_describe_object(d.refclassid, d.refobjid, 0) AS description
              FROM users u
              JOIN pg_depend d ON d.classid = u.class AND d.objid = u.object AND d.objsubid = u.column_number
              LEFT JOIN pg_class r ON d.refclassid = 'pg_class'::regclass AND r.oid = d.refobjid
              LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid AND d.refobjsubid <> 0
              LEFT JOIN pg_type y ON d.refclassid = 'pg_type'::regclass AND y.oid = d.refobjid
              LEFT JOIN pg_type t ON t.oid = coalesce(nullif(y.typelem, 0), y.oid)
             WHERE (r.oid IS NULL OR r.oid <> u.self)
               AND NOT (u.kind = 'k' AND coalesce(y.oid = u.self, false))
               AND d.refclassid NOT IN ('pg_namespace'::regclass, 'pg_constraint'::regclass, 'pg_am'::regclass)
               AND coalesce((pg_identify_object(d.refclassid, d.refobjid, 0)).schema, '') <> 'pg_catalog'
               AND NOT EXISTS (SELECT FROM pg_depend e
                                WHERE e.classid = d.refclassid AND e.objid = d.refobjid AND e.deptype = 'e')""";

    private UseCatalog() {}

    static SqlCatalog.Uses of(Connection connection, String schema) throws SQLException {
        SqlCatalog.Uses uses = new SqlCatalog.Uses(new HashMap<>(), new HashMap<>(), new HashMap<>());
        new Sql(ASK).rows(connection, row -> add(uses, row), schema, schema);
        return uses;
    }

    private static boolean add(SqlCatalog.Uses uses, ResultSet row) throws SQLException {
        Map<Long, SqlUses> map =
                switch (row.getString("kind")) {
                    case "k" -> uses.ofConstraints();
                    case "r" -> uses.ofRelations();
                    default -> uses.ofExpressions();
                };
        map.merge(row.getLong("oid"), use(row), SqlUses::and);
        return true;
    }

    private static SqlUses use(ResultSet row) throws SQLException {
        String table = row.getString("table_name");
        String type = row.getString("type_name");
        if (table != null) {
            return new SqlUses(List.of(new SqlUses.Column(table, row.getString("column_name"))), List.of(), List.of());
        }
        return type != null
                ? new SqlUses(List.of(), List.of(type), List.of())
                : new SqlUses(List.of(), List.of(), List.of(row.getString("description")));
    }
}
