package io.ballast.introspect.facts;

/** The question for what columns have besides type, default and comment. */
final class ColumnRemarks {
    static final String ASK = "WITH " + Remarks.TABLES + """
            SELECT t.root, a.attname AS column_name, said.words AS words
              FROM tables t
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_type y ON y.oid = a.atttypid
              LEFT JOIN pg_collation o ON o.oid = a.attcollation AND o.collname <> 'default'
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
              LEFT JOIN pg_depend p ON p.refclassid = 'pg_class'::regclass AND p.refobjid = t.oid AND p.refobjsubid = a.attnum
                                   AND p.classid = 'pg_class'::regclass AND p.deptype IN ('a', 'i')
              LEFT JOIN pg_sequence q ON q.seqrelid = p.objid
             CROSS JOIN LATERAL (VALUES
                   (CASE WHEN y.typname <> 'name' THEN 'COLLATE "' || o.collname || '"' END),
                   (CASE WHEN a.attstorage <> y.typstorage THEN 'STORAGE ' || CASE a.attstorage
                         WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END),
                   (CASE to_jsonb(a) ->> 'attcompression' -- since 14
                         WHEN 'p' THEN 'COMPRESSION pglz' WHEN 'l' THEN 'COMPRESSION lz4' END),
                   (CASE WHEN a.attstattarget >= 0 THEN 'STATISTICS ' || a.attstattarget END),
                   ('options ' || array_to_string(a.attoptions, ', ')),
                   (CASE WHEN a.attacl IS NOT NULL THEN 'privileges' END),
                   (CASE WHEN a.attgenerated <> '' THEN 'GENERATED ALWAYS AS ' || pg_get_expr(d.adbin, d.adrelid)
                              || CASE a.attgenerated WHEN 's' THEN ' STORED' ELSE ' VIRTUAL' END END),
                   ('sequence with' || nullif(concat(
                       ' START ' || nullif(q.seqstart, 1), ' INCREMENT ' || nullif(q.seqincrement, 1),
                       ' MINVALUE ' || nullif(q.seqmin, 1), ' CACHE ' || nullif(q.seqcache, 1),
                       CASE WHEN q.seqmax NOT IN (32767, 2147483647, 9223372036854775807) THEN ' MAXVALUE ' || q.seqmax END,
                       CASE WHEN q.seqcycle THEN ' CYCLE' END), ''))) AS said(words)
             WHERE said.words IS NOT NULL AND t.oid = t.root
             ORDER BY t.root, a.attnum, said.words""";

    private ColumnRemarks() {}
}
