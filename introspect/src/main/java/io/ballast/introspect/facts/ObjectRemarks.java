package io.ballast.introspect.facts;

/** The question for objects that belong to tables and are no keys and no indexes. */
final class ObjectRemarks {
    static final String ASK = "WITH " + Remarks.TABLES + """
            SELECT t.root, NULL AS column_name, 'trigger "' || g.tgname || '"' || t.of_partition AS words
              FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid
             WHERE NOT g.tgisinternal AND g.tgparentid = 0
            UNION ALL
            SELECT t.root, NULL, 'policy "' || p.polname || '"' || t.of_partition
              FROM tables t JOIN pg_policy p ON p.polrelid = t.oid
            UNION ALL
            SELECT t.root, NULL, 'rule "' || w.rulename || '"' || t.of_partition
              FROM tables t JOIN pg_rewrite w ON w.ev_class = t.oid
            UNION ALL
            SELECT t.root, NULL, 'extended statistics "' || s.stxname || '"' || t.of_partition
              FROM tables t JOIN pg_statistic_ext s ON s.stxrelid = t.oid
             WHERE t.oid <> t.root
            UNION ALL
            SELECT t.root, NULL, 'comment on ' || pg_describe_object(d.classoid, d.objoid, d.objsubid)
              FROM tables t
              JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND (
                       d.objoid = t.oid AND t.oid <> t.root
                       OR d.objoid IN (SELECT i.indexrelid FROM pg_index i WHERE i.indrelid = t.oid
                                          AND (t.oid <> t.root OR EXISTS (
                                               SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND k.conindid = i.indexrelid))))
            UNION ALL
            SELECT t.root, NULL, 'comment on ' || pg_describe_object(d.classoid, d.objoid, 0)
              FROM tables t
             CROSS JOIN LATERAL (
                   SELECT 'pg_constraint'::regclass AS class, oid FROM pg_constraint
                    WHERE conrelid = t.oid AND (t.oid <> t.root OR contype NOT IN ('p', 'u', 'c', 'f', 'x'))
                   UNION ALL SELECT 'pg_trigger'::regclass, oid FROM pg_trigger WHERE tgrelid = t.oid
                   UNION ALL SELECT 'pg_rewrite'::regclass, oid FROM pg_rewrite WHERE ev_class = t.oid
                   UNION ALL SELECT 'pg_policy'::regclass, oid FROM pg_policy WHERE polrelid = t.oid) AS o
              JOIN pg_description d ON d.classoid = o.class AND d.objoid = o.oid
             ORDER BY 1, 3""";

    private ObjectRemarks() {}
}
