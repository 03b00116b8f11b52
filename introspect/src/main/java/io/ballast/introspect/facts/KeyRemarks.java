package io.ballast.introspect.facts;

/**
 * The question for what constraints have that no spec can say. What the server of the question may not have yet is read by way of JSON.
 */
final class KeyRemarks {
    static final String ASK = "WITH " + Remarks.TABLES + """
            SELECT t.root, NULL AS column_name,
                   said.words || ' of ' || CASE k.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique key'
                                                          WHEN 'c' THEN 'check' WHEN 'f' THEN 'foreign key'
                                                          ELSE 'NOT NULL constraint' END
                       || ' "' || k.conname || '"' || t.of_partition AS words
              FROM tables t
              JOIN pg_constraint k ON k.conrelid = t.oid AND k.conparentid = 0 AND k.contype IN ('p', 'u', 'c', 'f', 'n')
             CROSS JOIN LATERAL (VALUES
                   (CASE WHEN t.oid <> t.root AND to_jsonb(k) ->> 'conperiod' = 'true' THEN CASE k.contype WHEN 'f' THEN 'PERIOD' ELSE 'WITHOUT OVERLAPS' END END),
                   (CASE WHEN k.connoinherit AND (k.contype = 'n' OR k.contype = 'c' AND t.oid <> t.root) THEN 'NO INHERIT' END),
                   (CASE WHEN NOT k.convalidated AND coalesce(to_jsonb(k) ->> 'conenforced', 'true') = 'true'
                              AND (k.contype NOT IN ('c', 'f') OR t.oid <> t.root)
                         THEN 'NOT VALID' END)) AS said(words)
             WHERE said.words IS NOT NULL AND (t.oid = t.root OR k.conislocal)
            UNION ALL
            SELECT t.root, NULL, CASE k.contype WHEN 'c' THEN 'check' WHEN 'f' THEN 'foreign key' ELSE 'key' END
                       || ' "' || k.conname || '"' || t.of_partition
              FROM tables t
              JOIN pg_constraint k ON k.conrelid = t.oid AND k.conparentid = 0 AND k.contype IN ('p', 'u', 'c', 'f', 'x')
             WHERE t.oid <> t.root AND k.conislocal
             ORDER BY 1, 3""";

    private KeyRemarks() {}
}
