package io.ballast.introspect.facts;

/** The question for what indexes have that no spec can say; those behind keys too. */
final class IndexRemarks {
    static final String ASK = "WITH " + Remarks.TABLES + """
            SELECT t.root, NULL AS column_name, said.words || ' of index "' || c.relname || '"' || t.of_partition AS words
              FROM tables t
              JOIN pg_index i ON i.indrelid = t.oid
              JOIN pg_class c ON c.oid = i.indexrelid
              LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
             CROSS JOIN LATERAL (VALUES
                   (CASE WHEN NOT i.indisvalid THEN 'the state (it is not valid)' END),
                   (CASE WHEN i.indisclustered AND t.oid <> t.root THEN 'CLUSTER ON' END),
                   (CASE WHEN t.oid <> t.root THEN 'storage parameters ' || array_to_string(c.reloptions, ', ') END),
                   ('tablespace "' || s.spcname || '"'),
                   ((SELECT 'operator class parameters ' || string_agg(array_to_string(a.attoptions, ', '), ', ')
                       FROM pg_attribute a WHERE a.attrelid = c.oid)),
                   ((SELECT 'STATISTICS ' || string_agg(a.attstattarget::text, ', ')
                       FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget >= 0))) AS said(words)
             WHERE said.words IS NOT NULL
            UNION ALL
            SELECT t.root, NULL, 'index "' || c.relname || '"' || t.of_partition
              FROM tables t
              JOIN pg_index i ON i.indrelid = t.oid
              JOIN pg_class c ON c.oid = i.indexrelid
             WHERE t.oid <> t.root
               AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = c.oid)
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.conindid = c.oid)
             ORDER BY 1, 3""";

    private IndexRemarks() {}
}
