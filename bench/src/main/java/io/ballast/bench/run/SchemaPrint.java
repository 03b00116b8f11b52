package io.ballast.bench.run;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;

/** All that makes the final schema, a line each: tables with their persistence, columns, constraints, indexes. */
record SchemaPrint(List<String> lines) {
    private static final Sql LINES = new Sql("""
            SELECT format('table %s %s %s', c.relname, c.relkind, c.relpersistence)
              FROM pg_class AS c
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            UNION ALL
            SELECT format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                          a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
              FROM pg_attribute AS a
              JOIN pg_class AS c ON c.oid = a.attrelid
              LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
               AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT format('constraint %s %s %s %s', c.conrelid::regclass, c.conname, c.convalidated,
                          pg_get_constraintdef(c.oid))
              FROM pg_constraint AS c
             WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('p', 'u', 'f', 'c')
            UNION ALL
            SELECT format('index %s %s', pg_get_indexdef(i.indexrelid), i.indisvalid)
              FROM pg_index AS i
              JOIN pg_class AS c ON c.oid = i.indrelid
             WHERE c.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT format('not analyzed: %s', c.relname)
              FROM pg_class AS c
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.reltuples < 0""");

    static SchemaPrint read(Connection connection) throws SQLException {
        List<String> lines = LINES.rows(connection, row -> row.getString(1));
        lines.sort(null);
        return new SchemaPrint(lines);
    }

    /** The first difference from what is expected, in words; empty for none. */
    String differenceFrom(SchemaPrint expected) {
        TreeSet<String> missing = new TreeSet<>(expected.lines);
        lines.forEach(missing::remove);
        if (!missing.isEmpty()) {
            return "the schema lacks: " + missing.first();
        }
        TreeSet<String> more = new TreeSet<>(lines);
        expected.lines.forEach(more::remove);
        return more.isEmpty() ? "" : "the schema has beside what is expected: " + more.first();
    }
}
