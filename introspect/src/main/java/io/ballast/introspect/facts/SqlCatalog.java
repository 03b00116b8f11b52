package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.introspect.sql.PortableSql;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQL text that the schema has, as it is written within the schema, and what it rests on. What the schema has itself stands in the text
 * without its name, so that it is found wherever a load makes the tables.
 */
record SqlCatalog(
        Map<Long, String> checks,
        Map<Long, IndexTexts> indexes,
        Map<Long, String> views,
        Map<TraitCatalog.Place, LiveGeneration> generations,
        Uses uses) {
    /** Everything is named with its schema: with this one on the search path, nothing else of it is to be found in the question. */
    private static final String CHECKS = """
            SELECT k.oid, pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS text
              FROM pg_catalog.pg_constraint AS k
              LEFT JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) k.conrelid
              LEFT JOIN pg_catalog.pg_type AS t ON t.oid OPERATOR(pg_catalog.=) k.contypid
              JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) coalesce(c.relnamespace, t.typnamespace)
             WHERE n.nspname OPERATOR(pg_catalog.=) ?::pg_catalog.name
               AND k.contype OPERATOR(pg_catalog.=) 'c'::pg_catalog."char\"""";

    private static final String INDEXES = """
            SELECT i.indexrelid AS oid, pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
                   ARRAY(SELECT pg_catalog.pg_get_indexdef(i.indexrelid, s.number, false)
                           FROM pg_catalog.generate_series(1, i.indnkeyatts::pg_catalog.int4) AS s (number)) AS elements
              FROM pg_catalog.pg_index AS i
              JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) i.indrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
             WHERE n.nspname OPERATOR(pg_catalog.=) ?::pg_catalog.name AND NOT c.relispartition
               AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL)""";

    private static final String VIEWS = """
            SELECT c.oid, pg_catalog.pg_get_viewdef(c.oid) AS text
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
             WHERE n.nspname OPERATOR(pg_catalog.=) ?::pg_catalog.name
               AND c.relkind OPERATOR(pg_catalog.=) ANY ('{v,m}'::pg_catalog."char"[])""";

    private static final String GENERATIONS = """
            SELECT d.oid, d.adrelid AS table_oid, c.relname, a.attname, a.attgenerated OPERATOR(pg_catalog.=) 's'::pg_catalog."char" AS stored,
                   pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS text
              FROM pg_catalog.pg_attrdef AS d
              JOIN pg_catalog.pg_attribute AS a ON a.attrelid OPERATOR(pg_catalog.=) d.adrelid AND a.attnum OPERATOR(pg_catalog.=) d.adnum
              JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) d.adrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
             WHERE n.nspname OPERATOR(pg_catalog.=) ?::pg_catalog.name AND NOT c.relispartition
               AND a.attgenerated OPERATOR(pg_catalog.<>) ''::pg_catalog."char\"""";

    private static final Sql SET_PATH = new Sql("SELECT pg_catalog.set_config('search_path', ?, true)");

    /**
     * The texts of an index.
     *
     * @param predicate null for an index over all rows
     * @param elements the names of columns among them
     */
    record IndexTexts(@Nullable String predicate, List<String> elements) {}

    /** What constraints, what indexes and views, and what expressions of columns rest on. */
    record Uses(Map<Long, SqlUses> ofConstraints, Map<Long, SqlUses> ofRelations, Map<Long, SqlUses> ofExpressions) {
        /** Without the column itself. */
        SqlUses ofExpression(long oid, SqlUses.Column itself) {
            SqlUses all = ofExpressions.getOrDefault(oid, SqlUses.NOTHING);
            List<SqlUses.Column> columns = all.columns().stream()
                    .filter(column -> !column.equals(itself))
                    .toList();
            return new SqlUses(columns, all.types(), all.others());
        }

        SqlUses ofConstraint(long oid) {
            return ofConstraints.getOrDefault(oid, SqlUses.NOTHING);
        }

        SqlUses ofRelation(long oid) {
            return ofRelations.getOrDefault(oid, SqlUses.NOTHING);
        }
    }

    static SqlCatalog read(Connection connection, String schema) throws SQLException {
        Uses uses = UseCatalog.of(connection, schema);
        String before =
                new Sql("SELECT current_setting('search_path') AS path").one(connection, row -> row.getString("path"));
        SET_PATH.rows(connection, row -> true, SqlText.name(schema) + ", pg_temp");
        Map<Long, String> checks = texts(connection, CHECKS, schema);
        Map<Long, String> views = texts(connection, VIEWS, schema);
        Map<Long, IndexTexts> indexes = new HashMap<>();
        new Sql(INDEXES).rows(connection, row -> indexes.put(row.getLong("oid"), indexTexts(row)), schema);
        Map<TraitCatalog.Place, LiveGeneration> generations = new HashMap<>();
        new Sql(GENERATIONS)
                .rows(
                        connection,
                        row -> generations.put(
                                new TraitCatalog.Place(row.getLong("table_oid"), row.getString("attname")),
                                generation(row, uses)),
                        schema);
        SET_PATH.rows(connection, row -> true, before);
        return new SqlCatalog(checks, indexes, views, generations, uses);
    }

    private static LiveGeneration generation(ResultSet row, Uses uses) throws SQLException {
        SqlUses.Column itself = new SqlUses.Column(row.getString("relname"), row.getString("attname"));
        return new LiveGeneration(
                PortableSql.of(row.getString("text")),
                row.getBoolean("stored"),
                uses.ofExpression(row.getLong("oid"), itself));
    }

    private static IndexTexts indexTexts(ResultSet row) throws SQLException {
        String predicate = row.getString("predicate");
        return new IndexTexts(
                predicate == null ? null : PortableSql.of(predicate),
                CatalogQuery.texts(row, "elements").stream()
                        .map(PortableSql::of)
                        .toList());
    }

    private static Map<Long, String> texts(Connection connection, String sql, String schema) throws SQLException {
        Map<Long, String> texts = new HashMap<>();
        new Sql(sql)
                .rows(connection, row -> texts.put(row.getLong("oid"), PortableSql.of(row.getString("text"))), schema);
        return texts;
    }
}
