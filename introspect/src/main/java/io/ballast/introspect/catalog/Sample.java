package io.ballast.introspect.catalog;

import io.ballast.common.schema.SqlText;
import java.util.Locale;

/**
 * Some rows of a table, or all of a small one: the same ones each time they are asked for.
 *
 * @param from what stands behind FROM
 * @param share of the table's rows, about; 1 for all
 */
record Sample(String from, double share) {
    /** As many rows as ANALYZE looks at with the server's default statistics target. */
    private static final long WANTED_ROWS = 30_000;

    static Sample of(String schema, String table, long rows) {
        String name = SqlText.name(schema, table);
        if (rows <= 2 * WANTED_ROWS) {
            return new Sample(name, 1);
        }
        double share = (double) WANTED_ROWS / rows;
        return new Sample(
                name + String.format(Locale.ROOT, " TABLESAMPLE SYSTEM (%.6f) REPEATABLE (1)", 100 * share), share);
    }
}
