package io.ballast.introspect.facts;

import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.TypeName;
import io.ballast.introspect.facts.SqlCatalog.IndexTexts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the catalog says of indexes that are not behind a key, and of exclusion constraints, which have one behind them. */
final class IndexCatalog {
    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;
    private static final IndexTexts NO_TEXTS = new IndexTexts(null, List.of());

    /** What an index is searched by: lists of equal length, with an empty text for what is as the type has it by default. */
    private static final String ELEMENTS = """
            ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS n(attnum, position)
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = n.attnum
                   WHERE n.position > i.indnkeyatts ORDER BY n.position) AS included,
            ARRAY(SELECT coalesce(a.attname::text, '') FROM generate_series(1, i.indnkeyatts) AS n(position)
                    LEFT JOIN pg_attribute a
                      ON a.attrelid = i.indrelid AND a.attnum = i.indkey[n.position - 1] AND a.attnum <> 0
                   ORDER BY n.position) AS searched,
            ARRAY(SELECT CASE WHEN o.opcdefault THEN '' WHEN o.opcnamespace IN (t.relnamespace, 'pg_catalog'::regnamespace)
                              THEN quote_ident(o.opcname) ELSE o.opcnamespace::regnamespace || '.' || quote_ident(o.opcname) END
                    FROM generate_series(1, i.indnkeyatts) AS n(position)
                    JOIN pg_opclass o ON o.oid = i.indclass[n.position - 1]
                   ORDER BY n.position) AS classes,
            ARRAY(SELECT CASE WHEN o.oid IS NULL OR o.oid = coalesce(a.attcollation, y.typcollation) THEN ''
                              WHEN o.collnamespace IN (t.relnamespace, 'pg_catalog'::regnamespace)
                              THEN quote_ident(o.collname) ELSE o.collnamespace::regnamespace || '.' || quote_ident(o.collname) END
                    FROM generate_series(1, i.indnkeyatts) AS n(position)
                    JOIN pg_attribute x ON x.attrelid = i.indexrelid AND x.attnum = n.position
                    JOIN pg_type y ON y.oid = x.atttypid
                    LEFT JOIN pg_attribute a
                      ON a.attrelid = i.indrelid AND a.attnum = i.indkey[n.position - 1] AND a.attnum <> 0
                    LEFT JOIN pg_collation o ON o.oid = i.indcollation[n.position - 1]
                   ORDER BY n.position) AS collations,
            ARRAY(SELECT i.indoption[n.position - 1]::text FROM generate_series(1, i.indnkeyatts) AS n(position)
                   ORDER BY n.position) AS options,
            coalesce(to_jsonb(i) ->> 'indnullsnotdistinct', 'false') = 'true' AS nulls_not_distinct, -- since 15
            c.reloptions AS storage
            """;

    private static final String INDEXES = """
            SELECT i.indexrelid AS oid, i.indrelid AS table_oid, c.relname AS name, m.amname AS method,
                   i.indisunique AS is_unique, i.indexprs IS NOT NULL AS has_expression,
                   pg_get_expr(i.indpred, i.indrelid) AS predicate, obj_description(c.oid, 'pg_class') AS comment,
            """ + ELEMENTS + """
              FROM pg_index i
              JOIN pg_class c ON c.oid = i.indexrelid
              JOIN pg_am m ON m.oid = c.relam
              JOIN pg_class t ON t.oid = i.indrelid AND t.relkind IN ('r', 'p', 'm') AND NOT t.relispartition
              JOIN pg_namespace n ON n.oid = t.relnamespace
             WHERE n.nspname = ?
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid)
             ORDER BY c.relname""";

    private static final String EXCLUSIONS = """
            SELECT k.oid AS constraint_oid, i.indexrelid AS oid, k.conrelid AS table_oid, k.conname AS name, m.amname AS method,
                   obj_description(k.oid, 'pg_constraint') AS comment, k.condeferrable AS deferrable, k.condeferred AS deferred,
                   ARRAY(SELECT o.oprname::text FROM unnest(k.conexclop) WITH ORDINALITY AS n(oid, position)
                           JOIN pg_operator o ON o.oid = n.oid ORDER BY n.position) AS operators,
            """ + ELEMENTS + """
              FROM pg_constraint k
              JOIN pg_index i ON i.indexrelid = k.conindid
              JOIN pg_class c ON c.oid = i.indexrelid
              JOIN pg_am m ON m.oid = c.relam
              JOIN pg_class t ON t.oid = k.conrelid AND t.relkind IN ('r', 'p') AND NOT t.relispartition
              JOIN pg_namespace n ON n.oid = t.relnamespace
             WHERE n.nspname = ? AND k.contype = 'x' AND k.conparentid = 0
             ORDER BY k.conname""";

    private IndexCatalog() {}

    /** Indexes that are not behind a constraint, those of materialized views among them. */
    static Map<Long, List<LiveIndex>> indexes(Connection connection, String schema, SqlCatalog sql)
            throws SQLException {
        return CatalogQuery.byTable(connection, INDEXES, row -> index(row, sql), schema);
    }

    private static LiveIndex index(ResultSet row, SqlCatalog sql) throws SQLException {
        IndexTexts texts = sql.indexes().getOrDefault(row.getLong("oid"), NO_TEXTS);
        return new LiveIndex(
                row.getString("name"),
                row.getString("method"),
                row.getBoolean("is_unique"),
                row.getBoolean("has_expression") ? List.of() : CatalogQuery.texts(row, "searched"),
                CatalogQuery.texts(row, "included"),
                row.getString("predicate"),
                new IndexTraits(
                        ConstraintCatalog.label(row),
                        elements(row, texts),
                        texts.predicate() == null ? null : new SqlExpression(texts.predicate()),
                        row.getBoolean("nulls_not_distinct"),
                        SettingCatalog.ofIndex(CatalogQuery.texts(row, "storage"))),
                sql.uses().ofRelation(row.getLong("oid")));
    }

    /** Exclusion constraints of an access method that a spec knows; all others are remarks. */
    static Map<Long, List<LiveExclusion>> exclusions(Connection connection, String schema, SqlCatalog sql)
            throws SQLException {
        return CatalogQuery.byTable(connection, EXCLUSIONS, row -> exclusion(row, sql), schema);
    }

    private static LiveExclusion exclusion(ResultSet row, SqlCatalog sql) throws SQLException {
        IndexTexts texts = sql.indexes().getOrDefault(row.getLong("oid"), NO_TEXTS);
        List<String> operators = CatalogQuery.texts(row, "operators");
        List<Exclusion.Element> elements = new ArrayList<>();
        for (IndexElement element : elements(row, texts)) {
            elements.add(new Exclusion.Element(element, operators.get(elements.size())));
        }
        Exclusion constraint = new Exclusion(
                ConstraintCatalog.label(row),
                Index.Method.valueOf(row.getString("method").toUpperCase(Locale.ROOT)),
                elements,
                texts.predicate() == null ? null : new SqlExpression(texts.predicate()),
                ConstraintCatalog.deferral(row),
                CatalogQuery.texts(row, "included"),
                SettingCatalog.ofIndex(CatalogQuery.texts(row, "storage")));
        return new LiveExclusion(
                constraint,
                sql.uses()
                        .ofConstraint(row.getLong("constraint_oid"))
                        .and(sql.uses().ofRelation(row.getLong("oid"))));
    }

    private static List<IndexElement> elements(ResultSet row, IndexTexts texts) throws SQLException {
        List<String> columns = CatalogQuery.texts(row, "searched");
        List<String> classes = CatalogQuery.texts(row, "classes");
        List<String> collations = CatalogQuery.texts(row, "collations");
        List<String> options = CatalogQuery.texts(row, "options");
        List<IndexElement> elements = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean isColumn = !columns.get(i).isEmpty();
            int option = Integer.parseInt(options.get(i));
            boolean descending = (option & DESCENDING) != 0;
            boolean nullsFirst = (option & NULLS_FIRST) != 0;
            elements.add(new IndexElement(
                    isColumn ? columns.get(i) : null,
                    isColumn ? null : new SqlExpression(texts.elements().get(i)),
                    name(collations.get(i)),
                    name(classes.get(i)),
                    descending,
                    nullsFirst == descending ? null : (Boolean) nullsFirst));
        }
        return elements;
    }

    private static @Nullable TypeName name(String quoted) {
        return quoted.isEmpty() ? null : TypeName.parse(quoted).orElse(null);
    }
}
