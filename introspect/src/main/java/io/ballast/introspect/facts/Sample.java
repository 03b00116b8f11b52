package io.ballast.introspect.facts;

import java.util.Locale;

/**
 * Some rows of a table, or all of a small one: the same ones each time.
 *
 * @param from what stands behind FROM
 * @param share of the table's rows, about; 1 for all
 */
record Sample(String from, double share) {
    /** As many rows as ANALYZE looks at with the server's default statistics target. */
    private static final long WANTED_ROWS = 30_000;

    /**
     * A sample of a table.
     *
     * @param table what stands behind FROM for all of it
     */
    static Sample of(String table, long rows) {
        if (rows <= 2 * WANTED_ROWS) {
            return new Sample(table, 1);
        }
        double share = (double) WANTED_ROWS / rows;
        return new Sample(
                table + String.format(Locale.ROOT, " TABLESAMPLE SYSTEM (%.6f) REPEATABLE (1)", 100 * share), share);
    }
}
