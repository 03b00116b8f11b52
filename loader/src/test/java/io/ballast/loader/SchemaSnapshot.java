package io.ballast.loader;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a dump of a schema would say of its tables, by the server's own words: whatever {@code pg_dump -s} reads from the catalog
 * about tables, columns, indexes, constraints, triggers, policies, sequences and views, without numbers that change from table to table.
 */
final class SchemaSnapshot {
    private static final List<String> QUESTIONS = List.of("""
            SELECT format('table %s %s %s %s %s %s %s', c.oid::regclass, c.relkind, c.relpersistence, c.relreplident,
                          c.reloptions, c.relacl, obj_description(c.oid, 'pg_class'))
              FROM pg_class AS c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
             ORDER BY 1""", """
            SELECT format('column %s.%s %s %s %s %s %s %s %s %s %s', a.attrelid::regclass, a.attname,
                          format_type(a.atttypid, a.atttypmod), a.attnum, a.attnotnull, a.attidentity, a.attgenerated,
                          a.attstattarget, a.attoptions, pg_get_expr(d.adbin, d.adrelid), col_description(a.attrelid, a.attnum))
              FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
              LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1""", """
            SELECT format('index %s: %s; %s; %s %s %s %s %s %s; %s; %s', x.oid::regclass, pg_get_indexdef(x.oid), s.spcname,
                          i.indisvalid, i.indisclustered, i.indisreplident, i.indisprimary, i.indimmediate, i.indisexclusion,
                          pg_get_userbyid(x.relowner), obj_description(x.oid, 'pg_class'))
              FROM pg_index AS i JOIN pg_class AS x ON x.oid = i.indexrelid
              LEFT JOIN pg_tablespace AS s ON s.oid = x.reltablespace
             WHERE x.relnamespace = 'public'::regnamespace ORDER BY 1""", """
            SELECT format('constraint %s on %s: %s; %s %s %s %s %s %s; %s', k.conname, k.conrelid::regclass,
                          pg_get_constraintdef(k.oid), k.convalidated, k.condeferrable, k.condeferred, k.conislocal,
                          k.coninhcount, k.connoinherit, obj_description(k.oid, 'pg_constraint'))
              FROM pg_constraint AS k WHERE k.connamespace = 'public'::regnamespace ORDER BY 1""", """
            SELECT format('trigger %s; %s; %s', pg_get_triggerdef(t.oid), t.tgenabled, obj_description(t.oid, 'pg_trigger'))
              FROM pg_trigger AS t WHERE NOT t.tgisinternal ORDER BY 1""", """
            SELECT format('key triggers of %s on %s: %s', k.conname, k.conrelid::regclass, string_agg(t.tgenabled::text, ''))
              FROM pg_trigger AS t JOIN pg_constraint AS k ON k.oid = t.tgconstraint
             WHERE t.tgisinternal GROUP BY k.oid, k.conname, k.conrelid ORDER BY 1""", """
            SELECT format('depends %s on %s', d.objid::regclass, pg_describe_object(d.refclassid, d.refobjid, 0))
              FROM pg_depend AS d WHERE d.classid = 'pg_class'::regclass AND d.deptype = 'x' ORDER BY 1""", """
            SELECT format('view %s: %s', v.viewname, v.definition) FROM pg_views AS v WHERE v.schemaname = 'public' ORDER BY 1""", """
            SELECT format('statistics %s: %s', e.stxname, pg_get_statisticsobjdef(e.oid))
              FROM pg_statistic_ext AS e ORDER BY 1""", """
            SELECT format('policy %s on %s', p.polname, p.polrelid::regclass) FROM pg_policy AS p ORDER BY 1""");

    private SchemaSnapshot() {}

    /** A line for each thing. */
    static List<String> of(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String question : QUESTIONS) {
            lines.addAll(Judge.texts(connection, question));
        }
        return lines;
    }
}
