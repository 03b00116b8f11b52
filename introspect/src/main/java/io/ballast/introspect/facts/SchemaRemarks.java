package io.ballast.introspect.facts;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a schema holds besides tables and what shows their rows, in words: {@code functions "f", "g"}. */
final class SchemaRemarks {
    /** What belongs to an extension is its own business; of an enum or domain that columns have, these tell. */
    private static final String ASK = """
            WITH schema AS (SELECT oid, nspname FROM pg_namespace WHERE nspname = ?),
            objects AS (
                SELECT 'pg_class'::regclass AS class, c.oid, 'sequence' AS one, 'sequences' AS many, relname AS name
                  FROM pg_class c JOIN schema ON relnamespace = schema.oid
                 WHERE relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend d
                        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i'))
                UNION ALL
                SELECT 'pg_type'::regclass, t.oid, kind.one, kind.many, typname
                  FROM pg_type t
                  JOIN schema ON typnamespace = schema.oid
                  LEFT JOIN pg_class c ON c.oid = typrelid
                  JOIN (VALUES ('e', 'enum', 'enums'), ('d', 'domain', 'domains'), ('r', 'range type', 'range types'),
                               ('c', 'composite type', 'composite types'), ('b', 'base type', 'base types'))
                    AS kind(letter, one, many) ON kind.letter = typtype
                 WHERE (typtype <> 'c' OR c.relkind = 'c') AND typcategory <> 'A'
                   AND (typtype NOT IN ('d', 'e', 'c')
                        OR NOT EXISTS (SELECT FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid
                                        WHERE a.atttypid IN (t.oid, t.typarray) AND NOT a.attisdropped
                                          AND r.relkind IN ('r', 'p', 'c') AND r.relnamespace = schema.oid))
                UNION ALL
                SELECT 'pg_proc'::regclass, p.oid, kind.one, kind.many, proname
                  FROM pg_proc p
                  JOIN schema ON pronamespace = schema.oid
                  JOIN (VALUES ('f', 'function', 'functions'), ('p', 'procedure', 'procedures'), ('a', 'aggregate', 'aggregates'),
                               ('w', 'window function', 'window functions')) AS kind(letter, one, many) ON kind.letter = prokind
                 WHERE NOT EXISTS (SELECT FROM pg_depend d
                        WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
                UNION ALL SELECT 'pg_operator'::regclass, o.oid, 'operator', 'operators', oprname
                  FROM pg_operator o JOIN schema ON oprnamespace = schema.oid
                UNION ALL SELECT 'pg_opclass'::regclass, o.oid, 'operator class', 'operator classes', opcname
                  FROM pg_opclass o JOIN schema ON opcnamespace = schema.oid
                UNION ALL SELECT 'pg_opfamily'::regclass, o.oid, 'operator family', 'operator families', opfname
                  FROM pg_opfamily o JOIN schema ON opfnamespace = schema.oid
                UNION ALL SELECT 'pg_collation'::regclass, o.oid, 'collation', 'collations', collname
                  FROM pg_collation o JOIN schema ON collnamespace = schema.oid
                UNION ALL SELECT 'pg_conversion'::regclass, o.oid, 'conversion', 'conversions', conname
                  FROM pg_conversion o JOIN schema ON connamespace = schema.oid
                UNION ALL SELECT 'pg_ts_config'::regclass, o.oid, 'text search configuration', 'text search configurations', cfgname
                  FROM pg_ts_config o JOIN schema ON cfgnamespace = schema.oid
                UNION ALL SELECT 'pg_ts_dict'::regclass, o.oid, 'text search dictionary', 'text search dictionaries', dictname
                  FROM pg_ts_dict o JOIN schema ON dictnamespace = schema.oid
                UNION ALL SELECT 'pg_ts_parser'::regclass, o.oid, 'text search parser', 'text search parsers', prsname
                  FROM pg_ts_parser o JOIN schema ON prsnamespace = schema.oid
                UNION ALL SELECT 'pg_ts_template'::regclass, o.oid, 'text search template', 'text search templates', tmplname
                  FROM pg_ts_template o JOIN schema ON tmplnamespace = schema.oid
                UNION ALL SELECT DISTINCT 'pg_publication'::regclass, b.oid, 'place in publication', 'places in publications', b.pubname
                  FROM pg_publication_tables t JOIN schema ON t.schemaname = nspname JOIN pg_publication b ON b.pubname = t.pubname)
            SELECT CASE WHEN count(DISTINCT name) = 1 THEN one ELSE many END || ' '
                       || string_agg(DISTINCT '"' || name || '"', ', ' ORDER BY '"' || name || '"') AS words
              FROM objects o
             WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.class AND d.objid = o.oid AND d.deptype = 'e')
             GROUP BY one, many
            UNION ALL
            SELECT 'privileges of ' || count(*) || CASE count(*) WHEN 1 THEN ' table' ELSE ' tables' END
              FROM pg_class c JOIN schema ON relnamespace = schema.oid
             WHERE relkind IN ('r', 'p') AND NOT relispartition AND relacl IS NOT NULL
            HAVING count(*) > 0
             ORDER BY 1""";

    private SchemaRemarks() {}

    static List<String> of(Connection connection, String schema) throws SQLException {
        return new Sql(ASK).rows(connection, row -> row.getString("words"), schema);
    }
}
