package io.ballast.introspect.facts;

import io.ballast.introspect.facts.LiveColumn.Origin;
import io.ballast.introspect.sql.PortableSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of tables as the catalog has them, without statistics. */
final class ColumnCatalog {
    /** Each column's type is followed through domains and arrays down to one that rests on no other. */
    private static final String ASK = """
            WITH RECURSIVE %s resolved AS (
                SELECT a.attrelid, a.attnum, a.atttypid AS type, a.atttypmod AS typmod, false AS array,
                       NULL::text COLLATE "C" AS domain, NULL::text COLLATE "C" AS domain_over, NULL::text COLLATE "C" AS domain_comment, NULL::text COLLATE "C" AS default_sql,
                       ARRAY[]::text[] COLLATE "C" AS checks, ARRAY[]::oid[] AS check_oids, ARRAY[]::text[] COLLATE "C" AS check_names, ARRAY[]::text[] COLLATE "C" AS checks_open,
                       false AS filled, 0 AS depth
                  FROM pg_attribute a
                  %s
                 WHERE a.attnum > 0 AND NOT a.attisdropped
                UNION ALL
                SELECT r.attrelid, r.attnum,
                       CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.typelem END,
                       CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE r.typmod END,
                       r.array OR t.typtype <> 'd',
                       coalesce(r.domain, CASE WHEN t.typtype = 'd' THEN t.typname::text END),
                       coalesce(r.domain_over, CASE WHEN t.typtype = 'd' AND r.domain IS NOT NULL THEN t.typname::text END),
                       CASE WHEN r.domain IS NOT NULL THEN r.domain_comment WHEN t.typtype = 'd' THEN obj_description(t.oid, 'pg_type') END,
                       coalesce(r.default_sql, CASE WHEN NOT r.array THEN pg_get_expr(t.typdefaultbin, 0) END),
                       r.checks || ARRAY(SELECT pg_get_expr(k.conbin, 0) FROM pg_constraint k
                                          WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname),
                       r.check_oids || ARRAY(SELECT k.oid FROM pg_constraint k
                                              WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname),
                       r.check_names || ARRAY(SELECT k.conname::text FROM pg_constraint k
                                               WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname),
                       r.checks_open || ARRAY(SELECT k.oid::text FROM pg_constraint k
                                               WHERE k.contypid = t.oid AND k.contype = 'c' AND NOT k.convalidated),
                       r.filled OR t.typnotnull,
                       r.depth + 1
                  FROM resolved r
                  JOIN pg_type t ON t.oid = r.type
                 WHERE t.typtype = 'd' OR t.typcategory = 'A' AND t.typelem <> 0
            ), innermost AS MATERIALIZED (
                SELECT DISTINCT ON (attrelid, attnum) * FROM resolved ORDER BY attrelid, attnum, depth DESC
            )
            SELECT a.attrelid AS table_oid, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type_name,
                   format_type(r.type, r.typmod) AS base, (SELECT t.typrelid FROM pg_type t WHERE t.oid = r.type) AS row_oid, r.array, r.domain, r.domain_over, r.domain_comment, r.checks, r.checks_open, r.check_oids::text[] AS check_oids, r.check_names, NOT r.filled AS takes_nulls,
                   ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = r.type ORDER BY e.enumsortorder) AS labels,
                   a.attnotnull OR r.filled AS filled,
                   a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid), r.default_sql, '') LIKE 'nextval(%%' AS numbered,
                   a.attgenerated <> '' AS computed,
                   coalesce(pg_get_expr(d.adbin, d.adrelid), r.default_sql) AS default_sql,
                   (SELECT o.collname FROM pg_collation o JOIN pg_type y ON y.oid = a.atttypid
                     WHERE o.oid = a.attcollation AND o.oid <> y.typcollation) AS collation,
                   (SELECT nullif(s.nspname, 'pg_catalog') FROM pg_collation o JOIN pg_namespace s ON s.oid = o.collnamespace
                     WHERE o.oid = a.attcollation) AS collation_schema,
                   col_description(a.attrelid, a.attnum) AS comment
              FROM innermost r
              JOIN pg_attribute a ON a.attrelid = r.attrelid AND a.attnum = r.attnum
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             ORDER BY a.attrelid, a.attnum""";

    private static final String OF_TABLES = ASK.formatted("", """
                  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = ?""");

    private ColumnCatalog() {}

    /** The question for columns, or what has such types, of these relations. */
    static String ask(String before, String relations) {
        return ASK.formatted(before, relations);
    }

    /** A column. */
    record CatalogColumn(
            String name,
            LiveType type,
            boolean nullable,
            Origin origin,
            @Nullable String defaultSql,
            @Nullable String comment) {}

    /** The columns of each table, in their order; a domain's default is the column's where that has none. */
    static Map<Long, List<CatalogColumn>> of(Connection connection, String schema, SqlCatalog sql) throws SQLException {
        CompositeCatalog composites = CompositeCatalog.read(connection, schema, sql);
        return CatalogQuery.byTable(
                connection,
                OF_TABLES,
                row -> {
                    Origin origin = row.getBoolean("numbered")
                            ? Origin.NUMBERED
                            : row.getBoolean("computed") ? Origin.COMPUTED : Origin.GIVEN;
                    return new CatalogColumn(
                            row.getString("name"),
                            composites.typed(type(row, sql), row.getLong("row_oid")),
                            !row.getBoolean("filled"),
                            origin,
                            origin == Origin.GIVEN ? row.getString("default_sql") : null,
                            row.getString("comment"));
                },
                schema);
    }

    /** The type of a row of the question, without fields. */
    static LiveType type(ResultSet row, SqlCatalog sql) throws SQLException {
        return new LiveType(
                row.getString("type_name"),
                row.getString("base"),
                row.getBoolean("array"),
                CatalogQuery.texts(row, "labels"),
                domain(row),
                row.getBoolean("takes_nulls"),
                checks(row, sql),
                List.of());
    }

    private static @Nullable LiveDomain domain(ResultSet row) throws SQLException {
        String name = row.getString("domain");
        return name == null
                ? null
                : new LiveDomain(name, row.getString("domain_over"), row.getString("domain_comment"));
    }

    private static List<LiveDomainCheck> checks(ResultSet row, SqlCatalog sql) throws SQLException {
        List<String> conditions = CatalogQuery.texts(row, "checks");
        List<String> oids = CatalogQuery.texts(row, "check_oids");
        List<String> names = CatalogQuery.texts(row, "check_names");
        List<String> open = CatalogQuery.texts(row, "checks_open");
        List<LiveDomainCheck> checks = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            long oid = Long.parseLong(oids.get(i));
            checks.add(new LiveDomainCheck(
                    names.get(i),
                    conditions.get(i),
                    sql.checks().getOrDefault(oid, PortableSql.of(conditions.get(i))),
                    sql.uses().ofConstraint(oid),
                    !open.contains(oids.get(i))));
        }
        return checks;
    }
}
