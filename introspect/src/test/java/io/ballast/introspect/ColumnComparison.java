package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Holds the values of each column against the original's: how many differ, how common the most common is, and where they lie. */
@SuppressWarnings("InlineFormatString") // queries are read better by themselves
record ColumnComparison(Connection original, Connection loaded) {
    /** Smaller tables scatter too much. */
    private static final int MIN_ROWS = 1_000;
    /** Fewer values are invented ones, evenly spread: alike in their frequencies, not in their places. */
    private static final int FEW = 150;

    /** Rows that are not null, different values, and the rows of the most common one. */
    private static final String COUNTS = "SELECT coalesce(sum(n), 0) || ' ' || count(*) || ' ' || coalesce(max(n), 0)"
            + " FROM (SELECT count(*) AS n FROM %2$s WHERE %1$s IS NOT NULL GROUP BY %1$s) AS g";

    private static final String QUANTILES =
            "SELECT unnest(percentile_disc(ARRAY(SELECT i / 20.0 FROM generate_series(1, 19) AS i))"
                    + " WITHIN GROUP (ORDER BY %1$s))::text FROM %2$s";

    private static final String NEAR_NUMBERS = "SELECT (max(%1$s) - min(%1$s)) / 25 FROM %2$s";
    /** Ends of ranges are whole minutes, of which weights describe the 24th part. */
    private static final String NEAR_TIMES = "SELECT greatest((max(%1$s) - min(%1$s)) / 25, interval '5 s') FROM %2$s";

    void compare() throws SQLException {
        List<String> columns = SchemaComparison.texts(original, """
                SELECT quote_ident(attname) || ' ' || attrelid::regclass || ' ' || typname
                  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_type ON pg_type.oid = atttypid
                 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                   AND attnum > 0 AND NOT attisdropped AND typcategory IN ('N', 'D', 'B', 'S')""");
        for (String column : columns) {
            String[] names = column.split(" ", -1);
            compare(names[0], names[1], names[2]);
        }
    }

    private void compare(String column, String table, String type) throws SQLException {
        double[] expected = counts(original, column, table);
        double[] found = counts(loaded, column, table);
        if (expected[0] < MIN_ROWS) {
            return;
        }
        String name = table + "." + column;
        assertThat(found[1]).as("different values of " + name).isBetween(0.6 * expected[1] - 2, 1.6 * expected[1] + 2);
        assertThat(found[2] / found[0])
                .as("share of the most common value of " + name)
                .isCloseTo(expected[2] / expected[0], within(0.03 + 3 / Math.sqrt(expected[0])));
        boolean isReference = SchemaComparison.texts(original, String.format("""
                SELECT 1 FROM pg_constraint JOIN pg_attribute a ON attrelid = conrelid AND attnum = ANY (conkey)
                 WHERE conrelid = '%s'::regclass AND quote_ident(attname) = '%s' AND contype = 'f'""", table, column))
                        .size()
                > 0;
        boolean times = type.matches("date|timestamp.*");
        if ((times || type.matches("int.|numeric|float.")) && expected[1] > FEW && !isReference) {
            comparePlaces(column, table, times);
        }
    }

    /** Twentieths of the original's values, each within a twenty-fifth of the range of where it was, as far as the spec states it. */
    private void comparePlaces(String column, String table, boolean times) throws SQLException {
        String value = times ? column + "::timestamp" : column;
        String near = SchemaComparison.texts(original, String.format(times ? NEAR_TIMES : NEAR_NUMBERS, value, table))
                .get(0);
        for (String quantile : SchemaComparison.texts(original, String.format(QUANTILES, value, table))) {
            String below = String.format(
                    "SELECT avg((%1$s <= '%3$s')::int), avg((%1$s <= '%3$s'::%5$s - '%4$s'::%6$s)::int), avg((%1$s <= '%3$s'::%5$s + '%4$s'::%6$s)::int)"
                            + " FROM %2$s WHERE %1$s IS NOT NULL",
                    value,
                    table,
                    quantile,
                    near,
                    times ? "timestamp" : "double precision",
                    times ? "interval" : "double precision");
            List<Double> expected = shares(original, below);
            double found = shares(loaded, below).get(0);
            assertThat(found)
                    .as("share of " + table + "." + column + " up to " + quantile)
                    .isBetween(expected.get(1) - 0.05, expected.get(2) + 0.05);
        }
    }

    private static List<Double> shares(Connection connection, String sql) throws SQLException {
        List<Double> shares = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                shares.add(row.getDouble(i));
            }
        }
        return shares;
    }

    private static double[] counts(Connection connection, String column, String table) throws SQLException {
        String[] counts = SchemaComparison.texts(connection, String.format(COUNTS, column, table))
                .get(0)
                .split(" ", -1);
        return new double[] {Double.parseDouble(counts[0]), Double.parseDouble(counts[1]), Double.parseDouble(counts[2])
        };
    }
}
