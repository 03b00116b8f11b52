package io.ballast.introspect.catalog;

import io.ballast.introspect.facts.ColumnFacts.Origin;
import io.ballast.introspect.facts.TypeFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a table as the catalog has them, without statistics. */
final class ColumnCatalog {
    /** Each column's type is followed through domains and arrays down to one that rests on no other. */
    private static final String ASK = """
            WITH RECURSIVE resolved AS (
                SELECT a.attnum, a.atttypid AS type, a.atttypmod AS typmod, false AS array, NULL::text COLLATE "C" AS domain,
                       ARRAY[]::text[] COLLATE "C" AS checks, false AS filled, 0 AS depth
                  FROM pg_attribute a
                 WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
                UNION ALL
                SELECT r.attnum,
                       CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.typelem END,
                       CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE r.typmod END,
                       r.array OR t.typtype <> 'd',
                       coalesce(r.domain, CASE WHEN t.typtype = 'd' THEN t.typname::text END),
                       r.checks || ARRAY(SELECT pg_get_expr(k.conbin, 0) FROM pg_constraint k
                                          WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname),
                       r.filled OR t.typnotnull,
                       r.depth + 1
                  FROM resolved r
                  JOIN pg_type t ON t.oid = r.type
                 WHERE t.typtype = 'd' OR t.typcategory = 'A' AND t.typelem <> 0
            )
            SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type_name,
                   format_type(r.type, r.typmod) AS base, r.array, r.domain, r.checks,
                   ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = r.type ORDER BY e.enumsortorder) AS labels,
                   a.attnotnull OR r.filled AS filled,
                   a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid), '') LIKE 'nextval(%' AS numbered,
                   a.attgenerated <> '' AS computed,
                   pg_get_expr(d.adbin, d.adrelid) AS default_sql,
                   col_description(a.attrelid, a.attnum) AS comment
              FROM pg_attribute a
              JOIN LATERAL (SELECT * FROM resolved r WHERE r.attnum = a.attnum ORDER BY r.depth DESC LIMIT 1) r ON true
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY a.attnum""";

    private ColumnCatalog() {}

    /** A column. */
    record CatalogColumn(
            String name,
            TypeFacts type,
            boolean nullable,
            Origin origin,
            @Nullable String defaultSql,
            @Nullable String comment) {}

    static List<CatalogColumn> of(Connection connection, long table) throws SQLException {
        return Query.list(
                connection,
                ASK,
                row -> {
                    Origin origin = row.getBoolean("numbered")
                            ? Origin.NUMBERED
                            : row.getBoolean("computed") ? Origin.COMPUTED : Origin.GIVEN;
                    return new CatalogColumn(
                            row.getString("name"),
                            new TypeFacts(
                                    row.getString("type_name"),
                                    row.getString("base"),
                                    row.getBoolean("array"),
                                    Query.texts(row, "labels"),
                                    row.getString("domain"),
                                    Query.texts(row, "checks")),
                            !row.getBoolean("filled"),
                            origin,
                            origin == Origin.GIVEN ? row.getString("default_sql") : null,
                            row.getString("comment"));
                },
                table,
                table);
    }
}
