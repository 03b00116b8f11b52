package io.ballast.introspect.facts;

import io.ballast.common.schema.CheckTraits;
import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectLabel;
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
            SELECT k.oid, k.conrelid AS table_oid, k.conname AS name, k.contype::text AS kind,
                   (SELECT remark.description FROM pg_description AS remark -- obj_description() would be a call for each
                     WHERE remark.objoid = k.oid AND remark.classoid = 'pg_constraint'::regclass) AS comment,
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
                   coalesce(k.newer ->> 'conperiod', 'false') = 'true' AS period, -- since 18
                   k.connoinherit AND k.contype = 'c' AS no_inherit, NOT k.conislocal AS inherited,
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) AS n(attnum)
                           JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.attnum
                          WHERE k.newer -> 'confdelsetcols' @> to_jsonb(n.attnum) -- since 15
                          ORDER BY a.attnum) AS set_columns,
                   coalesce(to_jsonb(i) ->> 'indnullsnotdistinct', 'false') = 'true' AS nulls_not_distinct, -- since 15
                   ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS n(attnum, position)
                           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = n.attnum
                          WHERE n.position > i.indnkeyatts ORDER BY n.position) AS included,
                   x.reloptions AS storage
              FROM (SELECT *, CASE WHEN contype IN ('f', 'c', 'p', 'u') THEN to_jsonb(pg_constraint) END AS newer
                      FROM pg_constraint WHERE conrelid <> 0 OFFSET 0) AS k -- computed once for each
              JOIN pg_class c ON c.oid = k.conrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
              LEFT JOIN pg_class x ON x.oid = i.indexrelid
              LEFT JOIN pg_class target ON target.oid = k.confrelid
              LEFT JOIN pg_namespace target_schema ON target_schema.oid = target.relnamespace
             WHERE n.nspname = ? AND k.conparentid = 0 AND k.contype IN ('p', 'u', 'c', 'f')
             ORDER BY k.conname""";

    private ConstraintCatalog() {}

    /**
     * The constraints of a table.
     *
     * @param traits of the primary key and the unique keys, by their columns
     * @param foreignKeys without counts of children
     */
    record Constraints(
            List<String> primaryKey,
            List<List<String>> uniqueKeys,
            Map<List<String>, KeyTraits> traits,
            List<CheckFacts> checks,
            List<ForeignKeyFacts> foreignKeys) {
        /** The constraints as a whole; counts of children come with the foreign keys. */
        LiveConstraints facts(List<ForeignKeyFacts> counted, List<LiveExclusion> exclusions) {
            List<LiveExclusion> all = new ArrayList<>(exclusions);
            traits.forEach((columns, key) -> {
                if (key.withoutOverlaps()) {
                    all.add(LiveExclusion.ofPeriods(columns, key));
                }
            });
            return new LiveConstraints(primaryKey, uniqueKeys, traits, checks, counted, all);
        }

        static Constraints none() {
            return new Constraints(
                    new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    static Map<Long, Constraints> of(Connection connection, String schema, SqlCatalog sql) throws SQLException {
        Map<Long, Constraints> tables = new HashMap<>();
        new Sql(ASK)
                .rows(
                        connection,
                        row -> add(
                                tables.computeIfAbsent(row.getLong("table_oid"), table -> Constraints.none()),
                                row,
                                sql),
                        schema);
        return tables;
    }

    private static boolean add(Constraints table, ResultSet row, SqlCatalog sql) throws SQLException {
        String kind = row.getString("kind");
        List<String> columns = CatalogQuery.texts(row, "columns");
        if (kind.equals("p") || kind.equals("u")) {
            table.traits().merge(columns, traits(row), (one, other) -> one.deferral() == Deferral.NEVER ? one : other);
        }
        return switch (kind) {
            case "p" -> table.primaryKey().addAll(columns);
            case "u" -> table.uniqueKeys().add(columns);
            case "c" -> table.checks().add(check(row, sql));
            default -> table.foreignKeys().add(foreignKey(row, columns));
        };
    }

    private static KeyTraits traits(ResultSet row) throws SQLException {
        return new KeyTraits(
                label(row),
                deferral(row),
                row.getBoolean("nulls_not_distinct"),
                CatalogQuery.texts(row, "included"),
                SettingCatalog.ofIndex(CatalogQuery.texts(row, "storage")),
                row.getBoolean("period"));
    }

    static ObjectLabel label(ResultSet row) throws SQLException {
        return new ObjectLabel(row.getString("name"), row.getString("comment"));
    }

    static Deferral deferral(ResultSet row) throws SQLException {
        return !row.getBoolean("deferrable")
                ? Deferral.NEVER
                : row.getBoolean("deferred") ? Deferral.AT_FIRST : Deferral.IF_ASKED;
    }

    private static CheckFacts check(ResultSet row, SqlCatalog sql) throws SQLException {
        long oid = row.getLong("oid");
        return new CheckFacts(
                row.getString("name"),
                row.getString("condition"),
                traits(row.getBoolean("enforced"), row),
                row.getBoolean("inherited"),
                sql.checks().get(oid),
                row.getString("comment"),
                sql.uses().ofConstraint(oid));
    }

    private static CheckTraits traits(boolean enforced, ResultSet row) throws SQLException {
        return new CheckTraits(enforced, !enforced || row.getBoolean("validated"), row.getBoolean("no_inherit"));
    }

    private static ForeignKeyFacts foreignKey(ResultSet row, List<String> columns) throws SQLException {
        return new ForeignKeyFacts(
                row.getString("name"),
                columns,
                row.getString("target_schema"),
                row.getString("target"),
                CatalogQuery.texts(row, "target_columns"),
                action(row.getString("on_delete")),
                new ForeignKeyTraits(
                        label(row),
                        deferral(row),
                        action(row.getString("on_update")),
                        CatalogQuery.texts(row, "set_columns"),
                        row.getBoolean("match_full"),
                        row.getBoolean("enforced"),
                        !row.getBoolean("enforced") || row.getBoolean("validated"),
                        row.getBoolean("period")),
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
