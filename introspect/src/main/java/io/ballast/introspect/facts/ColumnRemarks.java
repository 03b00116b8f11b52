package io.ballast.introspect.facts;

/** The question for what columns have and no spec can say. */
final class ColumnRemarks {
    static final String ASK = "WITH " + Remarks.TABLES + """
            SELECT t.root, a.attname AS column_name, said.words AS words
              FROM tables t
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_class c ON c.oid = t.oid
              LEFT JOIN pg_collation o ON o.oid = a.attcollation AND o.collnamespace = c.relnamespace -- no target has it
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             CROSS JOIN LATERAL (VALUES
                   ('COLLATE "' || o.collname || '"'),
                   ((SELECT 'options ' || string_agg(o, ', ')
                       FROM unnest(a.attoptions) AS o
                      WHERE a.attgenerated <> '' AND o NOT LIKE 'pg_attver=%')), -- Debian's 15.20 keeps it of nearly all columns
                   (CASE WHEN a.attacl IS NOT NULL THEN 'privileges' END),
                   (CASE WHEN a.attgenerated <> '' THEN 'GENERATED ALWAYS AS ' || pg_get_expr(d.adbin, d.adrelid)
                              || CASE a.attgenerated WHEN 's' THEN ' STORED' ELSE ' VIRTUAL' END END)) AS said(words)
             WHERE said.words IS NOT NULL AND t.oid = t.root
             ORDER BY t.root, a.attnum, said.words""";

    private ColumnRemarks() {}
}
