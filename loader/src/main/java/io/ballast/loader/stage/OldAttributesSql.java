package io.ballast.loader.stage;

import java.util.List;

/**
 * The query for {@link OldAttributes}, part by part. Each part gives rows (root, place, kind, col, type, object, what, before,
 * after), where place is the order in which statements must run: the owner first, since privileges are granted in its name.
 */
final class OldAttributesSql {
    /** What is there: {@code found}, the old tables with all their partitions; {@code pair}, each new table and the old one it takes after. */
    private static final String FOUND = """
            WITH RECURSIVE given AS (SELECT ?::text AS target, ?::text AS staging),
            new AS (SELECT root, relation, stored::boolean AS stored
                      FROM unnest(?::text[], ?::text[], ?::text[]) AS n (root, relation, stored)),
            old AS (
                SELECT c.oid, c.relname::text AS root
                  FROM given
                  JOIN pg_catalog.pg_namespace AS n ON n.nspname = given.target
                  JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid
                 WHERE c.relkind IN ('r', 'p') AND c.relname::text IN (SELECT root FROM new)
                 UNION ALL
                SELECT c.oid, old.root
                  FROM old
                  JOIN pg_catalog.pg_inherits AS i ON i.inhparent = old.oid
                  JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid AND c.relispartition),
            found AS (
                SELECT old.root, c.*, n.nspname = given.target AND c.relname::text = old.root AS is_root,
                       new.relation, quote_ident(given.target) || '.' || quote_ident(new.relation) AS name,
                       CASE WHEN n.nspname = given.target AND c.relname::text = old.root THEN ''
                            ELSE ' of partition ' || c.oid::regclass::text END AS place_name
                  FROM given, old
                  JOIN pg_catalog.pg_class AS c ON c.oid = old.oid
                  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                  LEFT JOIN new ON new.root = old.root AND new.relation = c.relname::text
                   AND n.nspname = (SELECT target FROM given)),
            pair AS (
                SELECT new.root, new.relation, new.stored, format('%I.%I', given.target, new.relation) AS name, c.*,
                       s.relacl AS staged_acl, s.relowner AS staged_owner
                  FROM given, new
                  JOIN found AS top ON top.root = new.root AND top.is_root
                  LEFT JOIN found AS same ON same.root = new.root AND same.relation = new.relation
                  JOIN pg_catalog.pg_class AS c ON c.oid = coalesce(same.oid, top.oid)
                  LEFT JOIN pg_catalog.pg_class AS s ON s.relname::text = new.relation AND s.relnamespace =
                       (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = (SELECT staging FROM given)))
            """;

    /** Owner, privileges and row security: what a partition without a namesake takes from the table itself. */
    private static final String ACCESS = """
            SELECT root, 1 AS place, 'PLAIN' AS kind, NULL::text AS col, NULL::text AS type, NULL::text AS object,
                   'its owner' AS what, NULL::text AS before,
                   'ALTER TABLE ' || name || ' OWNER TO ' || quote_ident(pg_get_userbyid(relowner)) AS after
              FROM pair WHERE pg_get_userbyid(relowner) <> current_user
             UNION ALL
            SELECT DISTINCT root, 2, 'PLAIN', NULL, NULL, NULL, 'its privileges', NULL,
                   'REVOKE ALL ON TABLE ' || name || ' FROM ' || CASE acl.grantee WHEN 0 THEN 'PUBLIC'
                       WHEN staged_owner THEN quote_ident(pg_get_userbyid(relowner))
                       ELSE quote_ident(pg_get_userbyid(acl.grantee)) END
              FROM pair, aclexplode(coalesce(staged_acl, acldefault('r', staged_owner))) AS acl
             WHERE relacl IS NOT NULL OR staged_acl IS NOT NULL
             UNION ALL
            SELECT root, 2 + acl.number, 'PLAIN', NULL, NULL, NULL,
                   CASE acl.grantor WHEN relowner THEN 'its privileges'
                       ELSE 'the privilege ' || acl.privilege_type || ' that role ' || quote_ident(pg_get_userbyid(acl.grantor))
                            || ' has granted to ' || $GRANTEE END, NULL,
                   CASE acl.grantor WHEN relowner THEN 'GRANT ' || acl.privilege_type || ' ON TABLE ' || name || ' TO '
                       || $GRANTEE || $OPTION END
              FROM pair, aclexplode(coalesce(relacl, acldefault('r', relowner)))
                   WITH ORDINALITY AS acl (grantor, grantee, privilege_type, is_grantable, number)
             WHERE relacl IS NOT NULL OR staged_acl IS NOT NULL
             UNION ALL
            SELECT root, 1000 + acl.number, 'PRIVILEGE', a.attname::text, NULL, NULL,
                   'privileges on column ' || quote_ident(a.attname), NULL,
                   CASE acl.grantor WHEN relowner THEN 'GRANT ' || acl.privilege_type || ' (' || quote_ident(a.attname)
                       || ') ON TABLE ' || name || ' TO ' || $GRANTEE || $OPTION END
              FROM found
              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = found.oid AND NOT a.attisdropped,
                   aclexplode(a.attacl) WITH ORDINALITY AS acl (grantor, grantee, privilege_type, is_grantable, number)
             WHERE relation IS NOT NULL
             UNION ALL
            SELECT root, 2000, 'PLAIN', NULL, NULL, NULL, 'row security', NULL, 'ALTER TABLE ' || name || ' ' || rls.action
              FROM pair, LATERAL (VALUES (relrowsecurity, 'ENABLE ROW LEVEL SECURITY'),
                                         (relforcerowsecurity, 'FORCE ROW LEVEL SECURITY')) AS rls (is_on, action)
             WHERE rls.is_on
             UNION ALL
            SELECT f.root, 2000, 'PLAIN', NULL, NULL, NULL, 'owner, privileges or row security' || f.place_name, NULL, NULL
              FROM found AS f JOIN found AS top ON top.root = f.root AND top.is_root
             WHERE f.relation IS NULL
               AND (f.relowner <> top.relowner OR f.relrowsecurity <> top.relrowsecurity
                 OR f.relforcerowsecurity <> top.relforcerowsecurity
                 OR coalesce(f.relacl, acldefault('r', f.relowner)) <> coalesce(top.relacl, acldefault('r', top.relowner))
                 OR EXISTS (SELECT FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = f.oid AND a.attacl IS NOT NULL))
            """.replace("$GRANTEE", """
                    CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END""")
            .replace("$OPTION", "CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END");

    /** How the table is stored, published, and described. */
    private static final String TABLE = """
            SELECT root, 3000, CASE relation WHEN root THEN 'TABLE_STORAGE' ELSE 'PLAIN' END, NULL, NULL, NULL, 'its storage parameters', NULL,
                   'ALTER TABLE ' || pair.name || ' SET (' || o.settings || ')'
              FROM pair, LATERAL (
                    SELECT string_agg(prefix || quote_ident(split_part(r, '=', 1)) || ' = '
                                      || quote_literal(substr(r, strpos(r, '=') + 1)), ', ' ORDER BY prefix, number)
                      FROM (SELECT '', r, number FROM unnest(pair.reloptions) WITH ORDINALITY AS own (r, number)
                             UNION ALL
                            SELECT 'toast.', r, number
                              FROM pg_catalog.pg_class AS t, unnest(t.reloptions) WITH ORDINALITY AS toasts (r, number)
                             WHERE t.oid = pair.reltoastrelid) AS options (prefix, r, number)) AS o (settings)
             WHERE stored AND o.settings IS NOT NULL
             UNION ALL
            SELECT root, 3000, CASE relation WHEN root THEN 'REPLICA_IDENTITY' ELSE 'PLAIN' END, NULL, NULL, NULL,
                   'its REPLICA IDENTITY', NULL,
                   'ALTER TABLE ' || name || ' REPLICA IDENTITY ' || CASE relreplident WHEN 'n' THEN 'NOTHING' ELSE 'FULL' END
              FROM pair WHERE relreplident IN ('n', 'f')
             UNION ALL
            SELECT root, 3000, CASE WHEN is_root THEN 'BY_INDEX' ELSE 'PLAIN' END, NULL, NULL, x.relname::text,
                   'its REPLICA IDENTITY' || place_name, NULL,
                   CASE WHEN is_root THEN 'ALTER TABLE ' || name || ' REPLICA IDENTITY USING INDEX ' || quote_ident(x.relname) END
              FROM found
              JOIN pg_catalog.pg_index AS i ON i.indrelid = found.oid AND i.indisreplident
              JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
             WHERE found.relreplident = 'i'
             UNION ALL
            SELECT root, 3000, 'UNLOGGED', NULL, NULL, NULL, 'being UNLOGGED' || place_name, NULL, NULL
              FROM found WHERE relpersistence = 'u' AND relkind <> 'p'
             UNION ALL
            SELECT root, 3000, 'PLAIN', NULL, NULL, NULL, lost.what || place_name, NULL, NULL
              FROM found, LATERAL (
                    SELECT 'tablespace ' || quote_ident(spcname) FROM pg_catalog.pg_tablespace
                     WHERE oid = reltablespace AND spcname <> current_setting('default_tablespace')
                     UNION ALL
                    SELECT 'access method ' || quote_ident(amname) FROM pg_catalog.pg_am
                     WHERE oid = relam AND amname <> current_setting('default_table_access_method')
                     UNION ALL
                    SELECT 'being of type ' || reloftype::regtype::text WHERE reloftype <> 0
                     UNION ALL
                    SELECT 'privileges on its row type' FROM pg_catalog.pg_type WHERE oid = reltype AND typacl IS NOT NULL
                     UNION ALL
                    SELECT 'a security label of provider ' || provider FROM pg_catalog.pg_seclabel
                     WHERE classoid = 'pg_catalog.pg_class'::regclass AND objoid = found.oid
                     UNION ALL
                    SELECT 'its place in a subscription' FROM pg_catalog.pg_subscription_rel WHERE srrelid = found.oid
                     UNION ALL
                    SELECT 'its place in extension ' || quote_ident(e.extname)
                      FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_extension AS e ON e.oid = d.refobjid
                     WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = found.oid AND d.deptype = 'e'
                       AND d.refclassid = 'pg_catalog.pg_extension'::regclass
                     UNION ALL
                    SELECT 'storage parameters' WHERE relation IS NULL AND reloptions IS NOT NULL
                     UNION ALL
                    SELECT 'REPLICA IDENTITY' WHERE relation IS NULL AND relreplident IN ('n', 'f')) AS lost (what)
             UNION ALL
            SELECT root, 3000, 'STATISTICS_OBJECT', NULL, NULL, CASE WHEN is_root AND s.stxnamespace = found.relnamespace THEN s.stxname::text END,
                   pg_describe_object('pg_catalog.pg_statistic_ext'::regclass, s.oid, 0) || place_name, NULL, NULL
              FROM found JOIN pg_catalog.pg_statistic_ext AS s ON s.stxrelid = found.oid
             UNION ALL
            SELECT root, 3000, 'COMMENT', a.attname::text, NULL, NULL,
                   'the comment on ' || CASE d.objsubid WHEN 0 THEN 'it' ELSE 'column ' || quote_ident(a.attname) END || place_name,
                   NULL,
                   'COMMENT ON ' || CASE d.objsubid WHEN 0 THEN 'TABLE ' || name
                       ELSE 'COLUMN ' || name || '.' || quote_ident(a.attname) END || ' IS ' || quote_literal(d.description)
              FROM found
              JOIN pg_catalog.pg_description AS d
                ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = found.oid
              LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = found.oid AND a.attnum = d.objsubid AND a.attnum > 0
            """;

    /** Columns; to_jsonb reads what older servers lack. */
    private static final String COLUMNS = """
            SELECT root, 4000, 'DEFAULT', a.attname::text, format_type(a.atttypid, a.atttypmod), NULL,
                   'the default of column ' || quote_ident(a.attname), NULL,
                   alter_column || ' SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
              FROM found
              JOIN $COLUMN ON is_root AND a.attrelid = found.oid AND a.attgenerated = ''
              JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             UNION ALL
            SELECT root, 4000, CASE tuned.what WHEN 'the collation' THEN 'COLLATION' WHEN 'the storage' THEN 'STORAGE'
                                WHEN 'the compression' THEN 'COMPRESSION' WHEN 'the statistics target' THEN 'STATISTICS'
                                WHEN 'an option' THEN 'OPTION'
                                ELSE 'PLAIN' END,
                   a.attname::text, tuned.type, NULL, tuned.what || ' of column ' || quote_ident(a.attname),
                   NULL, alter_column || tuned.action
              FROM found
              JOIN $COLUMN ON is_root AND a.attrelid = found.oid
              JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid, LATERAL (
                    SELECT 'the expression', NULL, NULL WHERE a.attgenerated <> ''
                     UNION ALL
                    SELECT 'the collation', NULL, NULL WHERE a.attcollation <> t.typcollation
                     UNION ALL
                    SELECT 'the storage', format_type(a.atttypid, a.atttypmod),
                           ' SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                               WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END
                     WHERE a.attstorage <> t.typstorage
                     UNION ALL
                    SELECT 'the compression', format_type(a.atttypid, a.atttypmod),
                           ' SET COMPRESSION ' || CASE to_jsonb(a) ->> 'attcompression' WHEN 'p' THEN 'pglz' ELSE 'lz4' END
                     WHERE to_jsonb(a) ->> 'attcompression' IN ('p', 'l')
                     UNION ALL
                    SELECT 'the statistics target', NULL, ' SET STATISTICS ' || (to_jsonb(a) ->> 'attstattarget')
                     WHERE (to_jsonb(a) ->> 'attstattarget')::integer >= 0
                     UNION ALL
                    SELECT 'an option', NULL, ' SET (' || o || ')' FROM unnest(a.attoptions) AS o) AS tuned (what, type, action)
             UNION ALL
            SELECT root, 5000 + step, 'IDENTITY', a.attname::text, format_type(a.atttypid, a.atttypmod), NULL,
                   'the identity of column ' || quote_ident(a.attname), CASE step WHEN 0 THEN alter_column || ' DROP IDENTITY' END,
                   CASE step WHEN 0 THEN
                       alter_column || ' ADD GENERATED ' || CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END
                       || ' AS IDENTITY (SEQUENCE NAME ' || sequence || ' INCREMENT BY ' || q.seqincrement || ' MINVALUE ' || q.seqmin
                       || ' MAXVALUE ' || q.seqmax || ' START WITH ' || q.seqstart || ' CACHE ' || q.seqcache
                       || CASE WHEN q.seqcycle THEN ' CYCLE' ELSE ' NO CYCLE' END || ')'
                   WHEN 1 THEN 'SELECT pg_catalog.setval(' || quote_literal(sequence) || '::regclass, '
                       || pg_sequence_last_value(d.oid) || ')'
                   WHEN 2 THEN 'COMMENT ON SEQUENCE ' || sequence || ' IS '
                       || quote_literal(obj_description(d.oid, 'pg_class')) END
              FROM found
              JOIN $COLUMN ON is_root AND a.attrelid = found.oid AND a.attidentity <> ''
              JOIN $SEQUENCE ON d.refobjid = found.oid AND d.refobjsubid = a.attnum AND d.deptype = 'i'
              JOIN pg_catalog.pg_sequence AS q ON q.seqrelid = d.oid,
                   generate_series(0, 2) AS step
             WHERE step = 0 OR step = 1 AND pg_sequence_last_value(d.oid) IS NOT NULL
                OR step = 2 AND obj_description(d.oid, 'pg_class') IS NOT NULL
             UNION ALL
            SELECT root, 5010 + acl.number, 'IDENTITY', a.attname::text, format_type(a.atttypid, a.atttypmod), NULL,
                   'the identity of column ' || quote_ident(a.attname), NULL,
                   'GRANT ' || acl.privilege_type || ' ON SEQUENCE ' || sequence || ' TO '
                   || CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END
                   || CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
              FROM found
              JOIN $COLUMN ON is_root AND a.attrelid = found.oid AND a.attidentity <> ''
              JOIN $SEQUENCE ON d.refobjid = found.oid AND d.refobjsubid = a.attnum AND d.deptype = 'i',
                   aclexplode(d.relacl) WITH ORDINALITY AS acl (grantor, grantee, privilege_type, is_grantable, number)
             WHERE acl.grantee <> found.relowner
             UNION ALL
            SELECT root, 5000, CASE d.deptype WHEN 'a' THEN 'USED_ELSEWHERE' ELSE 'PLAIN' END,
                   CASE d.deptype WHEN 'a' THEN a.attname::text END, NULL, NULL,
                   pg_describe_object(u.classid, u.objid, u.objsubid) || ', which uses sequence ' || sequence, NULL, NULL
              FROM found
              JOIN $COLUMN ON a.attrelid = found.oid
              JOIN $SEQUENCE ON d.refobjid = found.oid AND d.refobjsubid = a.attnum AND d.deptype IN ('a', 'i')
              JOIN pg_catalog.pg_depend AS u
                ON u.refclassid = 'pg_catalog.pg_class'::regclass AND u.refobjid = d.oid AND u.deptype = 'n'
              LEFT JOIN pg_catalog.pg_attrdef AS e ON u.classid = 'pg_catalog.pg_attrdef'::regclass AND e.oid = u.objid
             WHERE e.adrelid IS NULL OR e.adrelid NOT IN (SELECT oid FROM found)
             UNION ALL
            SELECT root, 5000, 'SEQUENCE', a.attname::text, NULL, NULL, 'sequence ' || sequence,
                   'ALTER SEQUENCE ' || sequence || ' OWNED BY NONE',
                   'ALTER SEQUENCE ' || sequence || ' OWNED BY ' || name || '.' || quote_ident(a.attname)
              FROM found
              JOIN $COLUMN ON is_root AND a.attrelid = found.oid
              JOIN $SEQUENCE ON d.refobjid = found.oid AND d.refobjsubid = a.attnum AND d.deptype = 'a'
            """.replace("$COLUMN", """
                    (SELECT c.*, 'ALTER TABLE ' || c.attrelid::regclass::text || ' ALTER COLUMN ' || quote_ident(c.attname) AS alter_column
                       FROM pg_catalog.pg_attribute AS c WHERE c.attnum > 0 AND NOT c.attisdropped) AS a""").replace("$SEQUENCE", """
                    (SELECT d.refobjid, d.refobjsubid, d.deptype, c.oid, c.relacl, c.oid::regclass::text AS sequence
                       FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_class AS c ON c.oid = d.objid AND c.relkind = 'S'
                      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass) AS d""");

    /** Indexes and constraints, and what belongs to those. */
    private static final String OBJECTS = """
            SELECT root, 6000, 'OBJECT', NULL, NULL, CASE WHEN is_root THEN k.conname::text END,
                   pg_describe_object('pg_catalog.pg_constraint'::regclass, k.oid, 0), NULL, NULL
              FROM found JOIN pg_catalog.pg_constraint AS k ON k.conrelid = found.oid
             WHERE k.contype IN ('c', 'f', 'p', 'u', 'x') AND k.conparentid = 0 AND k.coninhcount = 0
             UNION ALL
            SELECT root, 6000, 'OBJECT', NULL, NULL, CASE WHEN is_root THEN x.relname::text END,
                   pg_describe_object('pg_catalog.pg_class'::regclass, x.oid, 0), NULL, NULL
              FROM found
              JOIN pg_catalog.pg_index AS i ON i.indrelid = found.oid
              JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid AND NOT x.relispartition
             WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS k
                                WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x'))
             UNION ALL
            SELECT root, 6001, CASE part.what WHEN 'CLUSTER' THEN 'CLUSTER' ELSE 'OF_OBJECT' END, NULL, NULL, x.relname::text, part.what || ' of index ' || x.oid::regclass::text, NULL, part.action
              FROM found
              JOIN pg_catalog.pg_index AS i ON is_root AND i.indrelid = found.oid
              JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid, LATERAL (
                    SELECT 'tablespace ' || quote_ident(spcname), NULL FROM pg_catalog.pg_tablespace
                     WHERE oid = x.reltablespace AND spcname <> current_setting('default_tablespace')
                     UNION ALL
                    SELECT 'the comment', 'COMMENT ON INDEX ' || x.oid::regclass::text || ' IS '
                           || quote_literal(obj_description(x.oid, 'pg_class'))
                     WHERE obj_description(x.oid, 'pg_class') IS NOT NULL
                     UNION ALL
                    SELECT 'storage parameter ' || split_part(r, '=', 1), 'ALTER INDEX ' || x.oid::regclass::text || ' SET ('
                           || quote_ident(split_part(r, '=', 1)) || ' = ' || quote_literal(substr(r, strpos(r, '=') + 1)) || ')'
                      FROM unnest(x.reloptions) AS r
                     UNION ALL
                    SELECT 'CLUSTER', 'ALTER TABLE ' || name || ' CLUSTER ON ' || quote_ident(x.relname)
                     WHERE i.indisclustered) AS part (what, action)
             UNION ALL
            SELECT root, 6001, 'OF_OBJECT', NULL, NULL, k.conname::text, 'the comment on constraint ' || quote_ident(k.conname), NULL,
                   'COMMENT ON CONSTRAINT ' || quote_ident(k.conname) || ' ON ' || name || ' IS '
                   || quote_literal(obj_description(k.oid, 'pg_constraint'))
              FROM found JOIN pg_catalog.pg_constraint AS k ON k.conrelid = found.oid
             WHERE is_root AND k.contype IN ('c', 'f', 'p', 'u', 'x') AND obj_description(k.oid, 'pg_constraint') IS NOT NULL
            """;

    static final String ALL = FOUND + String.join(" UNION ALL ", List.of(ACCESS, TABLE, COLUMNS, OBJECTS))
            + " ORDER BY root, place, after, what";

    private OldAttributesSql() {}
}
