package io.ballast.introspect.facts;

import io.ballast.common.schema.ForeignKey;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The constraints of tables as the catalog has them. */
final class ConstraintCatalog {
    private static final String ASK = """
            SELECT k.conrelid AS table_oid, k.conname AS name, k.contype::text AS kind,
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.attnum
                          ORDER BY n.position) AS columns,
                   CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END AS condition,
                   target.relname AS target, target_schema.nspname AS target_schema,
                   ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n.attnum
                          ORDER BY n.position) AS target_columns,
                   k.confdeltype::text AS on_delete, k.confupdtype::text AS on_update,
                   k.confmatchtype = 'f' AS match_full, k.condeferrable AS deferrable, k.condeferred AS deferred, k.convalidated AS validated,
                   coalesce(k.newer ->> 'conenforced', 'true') = 'true' AS enforced, -- since 18
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) AS n(attnum)
                           JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.attnum
                          WHERE k.newer -> 'confdelsetcols' @> to_jsonb(n.attnum) -- since 15
                          ORDER BY a.attnum) AS set_columns
              FROM (SELECT *, CASE WHEN contype IN ('f', 'c') THEN to_jsonb(pg_constraint) END AS newer
                      FROM pg_constraint WHERE conrelid <> 0 OFFSET 0) AS k -- computed once for each
              JOIN pg_class c ON c.oid = k.conrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_class target ON target.oid = k.confrelid
              LEFT JOIN pg_namespace target_schema ON target_schema.oid = target.relnamespace
             WHERE n.nspname = ? AND k.conparentid = 0 AND k.contype IN ('p', 'u', 'c', 'f', 'x')
             ORDER BY k.conname""";

    private ConstraintCatalog() {}

    /**
     * The constraints of a table.
     *
     * @param names of the primary key and the unique keys, by their columns
     * @param foreignKeys without counts of children
     * @param others in words
     */
    record Constraints(
            List<String> primaryKey,
            List<List<String>> uniqueKeys,
            Map<List<String>, String> names,
            List<CheckFacts> checks,
            List<ForeignKeyFacts> foreignKeys,
            List<String> others) {
        /** The constraints as a whole; counts of children come with the foreign keys. */
        LiveConstraints facts(List<ForeignKeyFacts> counted) {
            return new LiveConstraints(primaryKey, uniqueKeys, names, checks, counted);
        }

        static Constraints none() {
            return new Constraints(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new HashMap<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }
    }

    static Map<Long, Constraints> of(Connection connection, String schema) throws SQLException {
        Map<Long, Constraints> tables = new HashMap<>();
        new Sql(ASK)
                .rows(
                        connection,
                        row -> add(tables.computeIfAbsent(row.getLong("table_oid"), table -> Constraints.none()), row),
                        schema);
        return tables;
    }

    private static boolean add(Constraints table, ResultSet row) throws SQLException {
        String name = row.getString("name");
        String kind = row.getString("kind");
        List<String> columns = CatalogQuery.texts(row, "columns");
        if (kind.equals("p") || kind.equals("u")) {
            table.names().putIfAbsent(columns, name);
        }
        return switch (kind) {
            case "p" -> table.primaryKey().addAll(columns);
            case "u" -> table.uniqueKeys().add(columns);
            case "c" ->
                table.checks().add(new CheckFacts(name, row.getString("condition"), row.getBoolean("enforced")));
            case "f" -> table.foreignKeys().add(foreignKey(row, name, columns));
            default -> table.others().add("exclusion constraint \"" + name + "\"");
        };
    }

    private static ForeignKeyFacts foreignKey(ResultSet row, String name, List<String> columns) throws SQLException {
        List<String> rest = new ArrayList<>();
        if (!row.getString("on_update").equals("a")) {
            rest.add("ON UPDATE " + action(row.getString("on_update")).sql());
        }
        if (row.getBoolean("match_full")) {
            rest.add("MATCH FULL");
        }
        if (row.getBoolean("deferrable")) {
            rest.add(row.getBoolean("deferred") ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE");
        }
        List<String> setColumns = CatalogQuery.texts(row, "set_columns");
        if (!setColumns.isEmpty()) {
            rest.add("the columns of " + action(row.getString("on_delete")).sql() + " (" + String.join(", ", setColumns)
                    + ")");
        }
        if (!row.getBoolean("enforced")) {
            rest.add(ForeignKeyFacts.NOT_ENFORCED);
        } else if (!row.getBoolean("validated")) {
            rest.add("NOT VALID");
        }
        return new ForeignKeyFacts(
                name,
                columns,
                row.getString("target_schema"),
                row.getString("target"),
                CatalogQuery.texts(row, "target_columns"),
                action(row.getString("on_delete")),
                rest,
                new TreeMap<>());
    }

    private static ForeignKey.OnDelete action(String letter) {
        return switch (letter) {
            case "r" -> ForeignKey.OnDelete.RESTRICT;
            case "c" -> ForeignKey.OnDelete.CASCADE;
            case "n" -> ForeignKey.OnDelete.SET_NULL;
            case "d" -> ForeignKey.OnDelete.SET_DEFAULT;
            default -> ForeignKey.OnDelete.NO_ACTION;
        };
    }
}
