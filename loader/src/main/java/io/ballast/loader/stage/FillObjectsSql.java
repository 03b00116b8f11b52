package io.ballast.loader.stage;

import io.ballast.loader.plan.FillObject;

/**
 * Questions about what of a table costs time for every row, with the statements that take it away and bring it back. All names are
 * written with their schema where the search path holds nothing but the server's own, as the sessions of a load have it.
 *
 * <p>What is not known to come back exactly stays: the reason is the fourth column. Definitions are the server's
 * ({@code pg_get_indexdef}, {@code pg_get_constraintdef}); what these omit, and {@code pg_dump} takes from the catalog, is added:
 * tablespace, comments, statistics targets, dependence on an extension, CLUSTER ON and REPLICA IDENTITY.
 */
final class FillObjectsSql {
    /** Between schema and table, where an object says what it is tied to; what of the table follows a {@link FillObject#SEPARATOR}. */
    static final char NAME_FOLLOWS = '\u0002';

    /**
     * What depends on an index or on its constraint, other than foreign keys, which are looked at one by one, and the trigger of a
     * constraint that can be deferred, if it is enabled as it is by default.
     */
    private static final String DEPENDENT = """
            (SELECT coalesce('view ' || w.ev_class::regclass::text, pg_describe_object(d.classid, d.objid, d.objsubid))
               FROM pg_catalog.pg_depend AS d
               LEFT JOIN pg_catalog.pg_rewrite AS w
                 ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND w.oid = d.objid
               LEFT JOIN pg_catalog.pg_constraint AS f
                 ON d.classid = 'pg_catalog.pg_constraint'::regclass AND f.oid = d.objid AND f.contype = 'f'
              WHERE (d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = x.oid
                  OR d.refclassid = 'pg_catalog.pg_constraint'::regclass AND d.refobjid = k.oid)
                AND f.oid IS NULL AND NOT (d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = x.oid)
                AND NOT (d.classid = 'pg_catalog.pg_trigger'::regclass AND d.objid IN (
                             SELECT g.oid FROM pg_catalog.pg_trigger AS g
                              WHERE g.tgconstraint = k.oid AND g.tgisinternal AND g.tgenabled = 'O'))
              LIMIT 1)""";

    /**
     * What an index calls that is not the server's own. Functions of users find names by the search path, and the one that definitions
     * need is another than theirs.
     */
    private static final String CALLED = """
            (SELECT pg_describe_object(d.refclassid, d.refobjid, 0)
               FROM pg_catalog.pg_depend AS d
              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = x.oid
                AND (d.refclassid = 'pg_catalog.pg_proc'::regclass
                  OR d.refclassid = 'pg_catalog.pg_operator'::regclass AND NOT EXISTS (
                         SELECT FROM pg_catalog.pg_depend AS m
                          WHERE m.classid = d.refclassid AND m.objid = d.refobjid AND m.deptype = 'e'))
              LIMIT 1)""";

    /** A trigger t that an INSERT of an ordinary session fires. */
    private static final String FIRED = "NOT t.tgisinternal AND t.tgtype & 4 <> 0 AND t.tgenabled IN ('O', 'A')";

    private static final String OF_EXTENSION = """
            EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                     WHERE d.classid = '%s'::regclass AND d.objid = %s AND d.deptype = 'e')""";

    /** Ordinary tables only: what belongs to a partitioned table is spread over its partitions. */
    static final String INDEXES =
            """
            SELECT c.relname, CASE WHEN k.oid IS NULL THEN 'INDEX' ELSE 'KEY' END, x.relname,
                   CASE WHEN NOT (i.indisvalid AND i.indisready AND i.indislive) THEN 'it is invalid'
                        WHEN i.indisexclusion OR to_jsonb(k) ->> 'conperiod' = 'true'
                          THEN 'it excludes rows that overlap others'
                        WHEN k.conname <> x.relname THEN 'its index has another name'
                        WHEN %s THEN 'it belongs to an extension'
                        WHEN NOT has_schema_privilege(n.oid, 'CREATE')
                          THEN 'role "' || current_user || '" may not make indexes in the schema (GRANT CREATE)'
                        WHEN x.reltablespace <> 0 AND NOT has_tablespace_privilege(x.reltablespace, 'CREATE')
                          THEN 'role "' || current_user || '" may not make indexes in its tablespace'
                        WHEN %s IS NOT NULL THEN 'it calls ' || %s
                        WHEN %s IS NOT NULL THEN %s || ' depends on it' END,
                   CASE WHEN k.oid IS NULL THEN format('DROP INDEX %%I.%%I', n.nspname, x.relname)
                        ELSE format('ALTER TABLE %%I.%%I DROP CONSTRAINT %%I', n.nspname, c.relname, k.conname) END,
                   array_remove(ARRAY['SET LOCAL default_tablespace = ' || quote_literal(coalesce(s.spcname, '')),
                                      pg_get_indexdef(x.oid),
                                      'COMMENT ON INDEX ' || format('%%I.%%I', n.nspname, x.relname) || ' IS '
                                             || quote_literal(obj_description(x.oid, 'pg_class'))], NULL)
                   || ARRAY(SELECT format('ALTER INDEX %%I.%%I ALTER COLUMN %%s SET STATISTICS %%s',
                                          n.nspname, x.relname, a.attnum, a.attstattarget)
                              FROM pg_catalog.pg_attribute AS a
                             WHERE a.attrelid = x.oid AND a.attstattarget >= 0 ORDER BY a.attnum)
                   || ARRAY(SELECT format('ALTER INDEX %%I.%%I DEPENDS ON EXTENSION %%I', n.nspname, x.relname, e.extname)
                              FROM pg_catalog.pg_depend AS d
                              JOIN pg_catalog.pg_extension AS e ON e.oid = d.refobjid
                             WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = x.oid AND d.deptype = 'x'
                             ORDER BY e.extname),
                   array_remove(ARRAY[
                       'ALTER TABLE ' || format('%%I.%%I', n.nspname, c.relname) || ' ADD CONSTRAINT ' || quote_ident(k.conname)
                       || CASE k.contype WHEN 'p' THEN ' PRIMARY KEY' WHEN 'u' THEN ' UNIQUE' END
                       || ' USING INDEX ' || quote_ident(x.relname)
                       || CASE WHEN k.condeferred THEN ' DEFERRABLE INITIALLY DEFERRED'
                               WHEN k.condeferrable THEN ' DEFERRABLE' ELSE '' END,
                       'COMMENT ON CONSTRAINT ' || quote_ident(k.conname) || ' ON ' || format('%%I.%%I', n.nspname, c.relname)
                       || ' IS ' || quote_literal(obj_description(k.oid, 'pg_constraint')),
                       CASE WHEN i.indisclustered
                            THEN format('ALTER TABLE %%I.%%I CLUSTER ON %%I', n.nspname, c.relname, x.relname) END,
                       CASE WHEN i.indisreplident
                            THEN format('ALTER TABLE %%I.%%I REPLICA IDENTITY USING INDEX %%I',
                                        n.nspname, c.relname, x.relname) END], NULL),
                   coalesce(referring.keys, '{}')
              FROM pg_catalog.pg_index AS i
              JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
              JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              LEFT JOIN pg_catalog.pg_constraint AS k
                ON k.conindid = x.oid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x')
              LEFT JOIN pg_catalog.pg_tablespace AS s ON s.oid = x.reltablespace
              LEFT JOIN (SELECT f.conindid, array_agg(fn.nspname || chr(2) || fc.relname || chr(1) || f.conname
                                                     ORDER BY fn.nspname, fc.relname, f.conname)
                           FROM pg_catalog.pg_constraint AS f
                           JOIN pg_catalog.pg_class AS fc ON fc.oid = f.conrelid
                           JOIN pg_catalog.pg_namespace AS fn ON fn.oid = fc.relnamespace
                          WHERE f.contype = 'f' GROUP BY f.conindid) AS referring (conindid, keys)
                ON referring.conindid = x.oid
             WHERE n.nspname = ? AND c.relname = ANY (?) AND c.relkind = 'r'
             ORDER BY c.relname, x.relname""".formatted(OF_EXTENSION.formatted("pg_catalog.pg_class", "x.oid"), CALLED, CALLED, DEPENDENT, DEPENDENT);

    /** Those of partitions are their table's. */
    static final String FOREIGN_KEYS = """
            SELECT c.relname, 'FOREIGN_KEY', k.conname,
                   CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_trigger AS g
                                      WHERE g.tgconstraint = k.oid AND g.tgenabled <> 'O')
                          THEN 'its triggers are not enabled as they are by default'
                        WHEN NOT (has_table_privilege(f.oid, 'REFERENCES') AND has_schema_privilege(fn.oid, 'USAGE'))
                          THEN 'role "' || current_user || '" may not refer to table "' || f.relname
                               || '" (GRANT REFERENCES)'
                        WHEN %s THEN 'it belongs to an extension'
                        WHEN EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                                      WHERE d.refclassid = 'pg_catalog.pg_constraint'::regclass AND d.refobjid = k.oid
                                        AND d.deptype = 'n')
                          THEN 'something depends on it' END,
                   format('ALTER TABLE %%I.%%I DROP CONSTRAINT %%I', n.nspname, c.relname, k.conname),
                   array_remove(ARRAY[
                       format('ALTER TABLE %%I.%%I ADD CONSTRAINT %%I ', n.nspname, c.relname, k.conname)
                       || pg_get_constraintdef(k.oid) || CASE WHEN k.convalidated THEN ' NOT VALID' ELSE '' END,
                       'COMMENT ON CONSTRAINT ' || quote_ident(k.conname) || ' ON ' || format('%%I.%%I', n.nspname, c.relname)
                       || ' IS ' || quote_literal(obj_description(k.oid, 'pg_constraint'))], NULL),
                   array_remove(ARRAY[CASE WHEN k.convalidated
                       THEN format('ALTER TABLE %%I.%%I VALIDATE CONSTRAINT %%I', n.nspname, c.relname, k.conname) END], NULL),
                   ARRAY[fn.nspname || chr(2) || f.relname]
              FROM pg_catalog.pg_constraint AS k
              JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_class AS f ON f.oid = k.confrelid
              JOIN pg_catalog.pg_namespace AS fn ON fn.oid = f.relnamespace
             WHERE n.nspname = ? AND c.relname = ANY (?) AND k.contype = 'f' AND k.conparentid = 0
             ORDER BY c.relname, k.conname""".formatted(OF_EXTENSION.formatted("pg_catalog.pg_constraint", "k.oid"));

    /** Those that an INSERT fires. */
    static final String TRIGGERS = """
            SELECT c.relname, 'TRIGGER', t.tgname, NULL,
                   format('ALTER TABLE %%I.%%I DISABLE TRIGGER %%I', n.nspname, c.relname, t.tgname),
                   ARRAY[format('ALTER TABLE %%I.%%I ENABLE %%sTRIGGER %%I', n.nspname, c.relname,
                                CASE t.tgenabled WHEN 'A' THEN 'ALWAYS ' ELSE '' END, t.tgname)],
                   '{}'::text[], '{}'::text[]
              FROM pg_catalog.pg_trigger AS t
              JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ANY (?) AND c.relkind = 'r' AND %s
             ORDER BY c.relname, t.tgname""".formatted(FIRED);

    /** The text of functions that an INSERT runs and that insert something themselves. */
    static final String TRIGGER_SOURCES = """
            SELECT c.relname, t.tgname, p.prosrc
              FROM pg_catalog.pg_trigger AS t
              JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
             WHERE n.nspname = ? AND c.relname = ANY (?) AND %s
               AND pg_catalog.lower(p.prosrc) ~ 'insert|raise'
             ORDER BY c.relname, t.tgname""".formatted(FIRED);

    /** Tables, what keeps rows from being copied straight into them, and triggers that an INSERT fires. */
    static final String TABLES = """
            SELECT c.relname,
                   CASE WHEN NOT pg_has_role(c.relowner, 'USAGE') THEN 'role "' || current_user || '" does not own it'
                        WHEN EXISTS (SELECT FROM pg_catalog.pg_inherits AS i
                                      WHERE i.inhrelid = c.oid OR i.inhparent = c.oid AND c.relkind = 'r')
                          THEN 'it inherits, or is inherited from'
                        ELSE (SELECT 'COPY passes by rule "' || min(r.rulename) || '"'
                                FROM pg_catalog.pg_rewrite AS r
                               WHERE r.ev_class = c.oid AND r.ev_type = '3' AND r.ev_enabled <> 'D'
                              HAVING count(*) > 0) END,
                   c.relkind = 'p',
                   CASE WHEN c.relkind = 'p'
                        THEN ARRAY(SELECT DISTINCT t.tgname::text
                                     FROM pg_catalog.pg_partition_tree(c.oid) AS p
                                     JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = p.relid
                                    WHERE %1$s ORDER BY 1)
                        ELSE ARRAY(SELECT t.tgname::text FROM pg_catalog.pg_trigger AS t
                                    WHERE t.tgrelid = c.oid AND %1$s ORDER BY 1) END
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ANY (?) AND c.relkind IN ('r', 'p')
             ORDER BY c.relname""".formatted(FIRED);

    private FillObjectsSql() {}
}
