package io.ballast.introspect.catalog;

import io.ballast.common.schema.ForeignKey;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.ForeignKeyFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The constraints of a table as the catalog has them. */
final class ConstraintCatalog {
    private static final String ASK = """
            SELECT k.conname AS name, k.contype::text AS kind,
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.attnum
                          ORDER BY n.position) AS columns,
                   CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END AS condition,
                   target.relname AS target, target_schema.nspname AS target_schema,
                   ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n.attnum
                          ORDER BY n.position) AS target_columns,
                   k.confdeltype::text AS on_delete, k.confupdtype::text AS on_update,
                   k.confmatchtype = 'f' AS match_full, k.condeferrable AS deferrable,
                   k.convalidated AS validated
              FROM pg_constraint k
              LEFT JOIN pg_class target ON target.oid = k.confrelid
              LEFT JOIN pg_namespace target_schema ON target_schema.oid = target.relnamespace
             WHERE k.conrelid = ?::oid AND k.conparentid = 0 AND k.contype IN ('p', 'u', 'c', 'f', 'x')
             ORDER BY k.conname""";

    private ConstraintCatalog() {}

    /**
     * The constraints of a table.
     *
     * @param foreignKeys without counts of children
     * @param others in words
     */
    record Constraints(
            List<String> primaryKey,
            List<List<String>> uniqueKeys,
            List<CheckFacts> checks,
            List<ForeignKeyFacts> foreignKeys,
            List<String> others) {}

    static Constraints of(Connection connection, long table) throws SQLException {
        List<String> primaryKey = new ArrayList<>();
        List<List<String>> uniqueKeys = new ArrayList<>();
        List<CheckFacts> checks = new ArrayList<>();
        List<ForeignKeyFacts> foreignKeys = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Query.list(
                connection,
                ASK,
                row -> {
                    String name = row.getString("name");
                    List<String> columns = Query.texts(row, "columns");
                    return switch (row.getString("kind")) {
                        case "p" -> primaryKey.addAll(columns);
                        case "u" -> uniqueKeys.add(columns);
                        case "c" -> checks.add(new CheckFacts(name, row.getString("condition")));
                        case "f" -> foreignKeys.add(foreignKey(row, name, columns));
                        default -> others.add("exclusion constraint \"" + name + "\"");
                    };
                },
                table);
        return new Constraints(primaryKey, uniqueKeys, checks, foreignKeys, others);
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
            rest.add("DEFERRABLE");
        }
        if (!row.getBoolean("validated")) {
            rest.add("NOT VALID");
        }
        return new ForeignKeyFacts(
                name,
                columns,
                row.getString("target_schema"),
                row.getString("target"),
                Query.texts(row, "target_columns"),
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
