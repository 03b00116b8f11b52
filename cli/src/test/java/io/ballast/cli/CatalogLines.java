package io.ballast.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the catalog says of the schema public, a line for each object, by what the object is called: {@code check t.positive}. */
final class CatalogLines {
    /** A number that is written with its type or without it. */
    private static final Pattern NUMBER = Pattern.compile(
            "\\(?'?(-?\\d+(?:\\.\\d+)?)'?\\)?::(?:smallint|integer|bigint|numeric|real|double precision)"
                    + "(?:\\(\\d+,\\d+\\))?");

    /** Digits behind the point that change nothing. */
    private static final Pattern ZEROS = Pattern.compile("\\b(\\d+)(?:\\.0+|(\\.\\d*?[1-9])0+)\\b");

    private static final String CONSTRAINTS = """
            SELECT CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique key' WHEN 'c' THEN 'check'
                                  WHEN 'f' THEN 'foreign key' ELSE 'exclusion' END || ' ' || c.relname || '.' || k.conname,
                   concat_ws(' ', pg_get_constraintdef(k.oid), x.reloptions::text, '-- ' || obj_description(k.oid, 'pg_constraint'),
                             CASE WHEN k.contype = 'c' AND k.coninhcount > 0 THEN k.coninhcount || CASE WHEN k.conislocal THEN ' inherited, local' ELSE ' inherited' END END)
              FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
              LEFT JOIN pg_class x ON x.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
             WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition AND k.conparentid = 0
               AND k.contype IN ('p', 'u', 'c', 'f', 'x')""";

    private static final String INDEXES = """
            SELECT 'index ' || t.relname || '.' || c.relname,
                   pg_get_indexdef(c.oid) || coalesce(' -- ' || obj_description(c.oid, 'pg_class'), '')
              FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
             WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p', 'm') AND NOT t.relispartition
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.conindid = c.oid)""";

    private static final String VIEWS = """
            SELECT 'view ' || c.relname || '.' || c.relname,
                   concat_ws(' ', c.relkind, c.reloptions::text, pg_get_viewdef(c.oid), '-- ' || obj_description(c.oid, 'pg_class'),
                             (SELECT string_agg(a.attname || ': ' || col_description(c.oid, a.attnum), ', ' ORDER BY a.attnum)
                                FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0))
              FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm')
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')""";

    private static final String COLUMNS = """
            SELECT 'column ' || c.relname || '.' || a.attname,
                   concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull AND NOT t.typnotnull THEN 'NOT NULL' END,
                             CASE a.attgenerated WHEN '' THEN 'DEFAULT ' ELSE 'GENERATED ' END || pg_get_expr(d.adbin, d.adrelid),
                             'STATISTICS ' || nullif(a.attstattarget, -1), (SELECT string_agg(o, ', ') FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg_attver=%'), 'IDENTITY ' || nullif(a.attidentity::text, ''), 'COLLATE ' || nullif(o.collname, 'default'),
                             '-- ' || col_description(c.oid, a.attnum),
                             CASE WHEN a.attinhcount > 0 THEN a.attinhcount || CASE WHEN a.attislocal THEN ' inherited, local' ELSE ' inherited' END END)
              FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
              LEFT JOIN pg_collation o ON o.oid = a.attcollation
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition""";

    private static final String TABLES = """
            SELECT 'table ' || c.relname || '.' || c.relname,
                   concat_ws(' ', c.relkind, c.relpersistence, pg_get_partkeydef(c.oid), obj_description(c.oid, 'pg_class'),
                             c.reloptions::text, 'toast ' || s.reloptions::text, c.relreplident,
                             (SELECT string_agg(i.indexrelid::regclass || CASE WHEN i.indisclustered THEN ' ordering' ELSE ' identifying' END,
                                                ' ' ORDER BY i.indisclustered)
                                FROM pg_index i WHERE i.indrelid = c.oid AND (i.indisclustered OR i.indisreplident))
                             , (SELECT 'INHERITS ' || string_agg(h.inhseqno || ' ' || h.inhparent::regclass, ', ' ORDER BY h.inhseqno)
                                FROM pg_inherits h WHERE h.inhrelid = c.oid))
              FROM pg_class c
              LEFT JOIN pg_class s ON s.oid = c.reltoastrelid
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition""";

    private static final String PARTITIONS = """
            SELECT 'partition ' || r.relname || '.' || c.relname,
                   concat_ws(' ', h.inhparent::regclass, c.relpersistence, pg_get_expr(c.relpartbound, c.oid), pg_get_partkeydef(c.oid))
              FROM pg_class c
              JOIN pg_inherits h ON h.inhrelid = c.oid
              JOIN pg_class r ON r.oid = pg_partition_root(c.oid)
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relispartition""";

    private static final String TYPES = """
            SELECT 'type ' || t.typname || '.' || t.typname,
                   concat_ws(' ', format_type(nullif(t.typbasetype, 0), t.typtypmod), CASE WHEN t.typnotnull THEN 'NOT NULL' END,
                             (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), o.collname), ', ' ORDER BY a.attnum)
                                FROM pg_attribute a LEFT JOIN pg_collation o ON o.oid = a.attcollation WHERE a.attrelid = t.typrelid),
                             (SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
                             (SELECT string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), ' ' ORDER BY k.conname) FROM pg_constraint k
                               WHERE k.contypid = t.oid AND k.contype = 'c'),
                             '-- ' || obj_description(t.oid, 'pg_type'))
              FROM pg_type t WHERE t.typnamespace = 'public'::regnamespace AND (t.typtype IN ('e', 'd')
                    OR t.typtype = 'c' AND EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')""";

    private static final String STATISTICS = """
            SELECT 'statistics ' || c.relname || '.' || s.stxname,
                   pg_get_statisticsobjdef(s.oid) || ' ' || coalesce(s.stxstattarget, -1) || coalesce(' -- ' || obj_description(s.oid, 'pg_statistic_ext'), '')
              FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid
             WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition""";

    private CatalogLines() {}

    /** Keys, constraints, indexes, views, partitions and extended statistics. */
    static Map<String, String> ofDefinitions(Connection connection) throws SQLException {
        return lines(connection, CONSTRAINTS, INDEXES, VIEWS, PARTITIONS, STATISTICS);
    }

    /** Tables, columns and types. */
    static Map<String, String> ofTables(Connection connection) throws SQLException {
        return lines(connection, TABLES, COLUMNS, TYPES);
    }

    /** The first column of what a query finds. */
    static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Map<String, String> lines(Connection connection, String... questions) throws SQLException {
        Map<String, String> lines = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String question : questions) {
                try (ResultSet rows = statement.executeQuery(question)) {
                    while (rows.next()) {
                        lines.put(rows.getString(1), normal(String.valueOf(rows.getString(2))));
                    }
                }
            }
        }
        return lines;
    }

    /**
     * A check of a bundle writes numbers as literals, which the server shows with another type, or more digits, than those that somebody
     * wrote; and now() is what CURRENT_TIMESTAMP calls.
     */
    private static String normal(String definition) {
        String untyped = NUMBER.matcher(definition).replaceAll("$1").replace("CURRENT_TIMESTAMP", "now()");
        return ZEROS.matcher(untyped).replaceAll("$1$2");
    }
}
