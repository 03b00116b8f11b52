package io.ballast.introspect.facts;

/** The question for what a table itself has. */
final class TableRemarks {
    static final String ASK = "WITH " + Remarks.TABLES + """
            SELECT t.root, NULL AS column_name, said.words || t.of_partition AS words
              FROM tables t
              JOIN pg_class c ON c.oid = t.oid
              LEFT JOIN pg_am m ON m.oid = c.relam AND m.amname <> 'heap'
              LEFT JOIN pg_class o ON o.oid = c.reltoastrelid
              LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
             CROSS JOIN LATERAL (VALUES
                   (CASE WHEN c.relpersistence = 'u' AND t.oid <> t.root
                          AND EXISTS (SELECT FROM pg_partition_tree(t.root) l JOIN pg_class p ON p.oid = l.relid
                                       WHERE l.isleaf AND p.relpersistence <> 'u') THEN 'UNLOGGED' END),
                   (CASE WHEN c.relrowsecurity THEN 'ROW LEVEL SECURITY' END),
                   (CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END),
                   (CASE WHEN t.oid <> t.root
                         THEN CASE c.relreplident WHEN 'f' THEN 'REPLICA IDENTITY FULL' WHEN 'n' THEN 'REPLICA IDENTITY NOTHING'
                                                  WHEN 'i' THEN 'REPLICA IDENTITY USING INDEX' END END),
                   ('OF type ' || format_type(nullif(c.reloftype, 0), NULL)),
                   (CASE WHEN t.oid <> t.root THEN 'storage parameters ' || array_to_string(c.reloptions, ', ') END),
                   (CASE WHEN t.oid <> t.root THEN 'storage parameters of TOAST ' || array_to_string(o.reloptions, ', ') END),
                   ('access method "' || m.amname || '"'),
                   ('tablespace "' || s.spcname || '"')) AS said(words)
             WHERE said.words IS NOT NULL
            UNION ALL
            SELECT t.root, NULL, 'inheritance from ' || string_agg(format('"%s"."%s"', n.nspname, p.relname), ', ' ORDER BY h.inhseqno)
              FROM tables t
              JOIN pg_class c ON c.oid = t.oid
              JOIN pg_inherits h ON h.inhrelid = t.oid
              JOIN pg_class p ON p.oid = h.inhparent
              JOIN pg_namespace n ON n.oid = p.relnamespace
             WHERE t.oid = t.root
             GROUP BY t.root HAVING bool_or(p.relnamespace <> c.relnamespace OR p.relkind <> 'r')
            UNION ALL
            SELECT t.root, NULL, 'DETACH, which is pending,' || t.of_partition
              FROM tables t JOIN pg_inherits h ON h.inhrelid = t.oid
             WHERE to_jsonb(h) ->> 'inhdetachpending' = 'true' -- since 14
            UNION ALL
            SELECT t.root, NULL, 'operator class or collation of the partition key' || t.of_partition
              FROM tables t
              JOIN pg_partitioned_table p ON p.partrelid = t.oid
             WHERE EXISTS (SELECT FROM unnest(p.partattrs::int2[], p.partclass::oid[], p.partcollation::oid[])
                                    AS k(attnum, class, ordered_by)
                             JOIN pg_opclass o ON o.oid = k.class
                             LEFT JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = k.attnum
                            WHERE NOT o.opcdefault OR k.ordered_by <> a.attcollation)
             ORDER BY 1, 3""";

    private TableRemarks() {}
}
