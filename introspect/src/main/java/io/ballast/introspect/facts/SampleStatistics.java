package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds, for a table that was never analyzed, what {@code pg_stats} would say of a column, from a sample. */
final class SampleStatistics {
    /** As many as the server keeps with its default statistics target. */
    private static final int MAX_COMMON = 100;

    private static final String BOUNDS =
            "(SELECT percentile_disc(ARRAY(SELECT i / 50.0 FROM generate_series(0, 50) AS i))"
                    + " WITHIN GROUP (ORDER BY value)::text::text[] FROM counted, generate_series(1, times)"
                    + " WHERE NOT EXISTS (SELECT FROM common WHERE common.value = counted.value))";

    private static final Pattern COMPARABLE = Pattern.compile(
            "(smallint|integer|bigint|oid|numeric|real|double precision|money|text|character|bpchar|\"char\"|name"
                    + "|uuid|boolean|date|time|timestamp|interval|inet|cidr|macaddr8?|bytea|jsonb|bit|tsvector|tsquery"
                    + "|(.+\\.)?(citext|ltree|hstore))([ (].*)?");

    private SampleStatistics() {}

    static ColumnStatistics of(Connection connection, Sample sample, String column, LiveType type) throws SQLException {
        String name = SqlText.name(column);
        String bounds = hasOrder(type) ? BOUNDS : "NULL::text[]";
        String sql = isComparable(type) ? counted(name, sample.from(), bounds) : filled(name, sample.from());
        return new Sql(sql)
                .rows(connection, row -> {
                    double rows = Math.max(1, row.getDouble("rows"));
                    double filled = row.getDouble("filled");
                    double seen = row.getDouble("distinct_values");
                    List<Double> frequencies = new ArrayList<>();
                    CatalogQuery.numbers(row, "times").forEach(times -> frequencies.add(times / rows));
                    boolean complete = frequencies.size() >= seen;
                    return new ColumnStatistics(
                            1 - filled / rows,
                            distinct(filled, seen, row.getDouble("singles"), sample.share()),
                            CatalogQuery.texts(row, "common"),
                            frequencies,
                            complete ? List.of() : CatalogQuery.texts(row, "bounds"),
                            ColumnStatistics.Elements.NONE,
                            Shape.NONE);
                })
                .get(0);
    }

    private static String counted(String column, String from, String bounds) {
        return String.format("""
            WITH rows AS MATERIALIZED (SELECT %1$s AS value FROM %2$s),
                 counted AS MATERIALIZED (SELECT value, count(*) AS times FROM rows WHERE value IS NOT NULL GROUP BY value),
                 common AS MATERIALIZED (SELECT value, times FROM counted WHERE times > 1 ORDER BY times DESC, value LIMIT %3$d)
            SELECT (SELECT count(*) FROM rows) AS rows, (SELECT count(value) FROM rows) AS filled,
                   (SELECT count(*) FROM counted) AS distinct_values,
                   (SELECT count(*) FROM counted WHERE times = 1) AS singles,
                   ARRAY(SELECT value::text FROM common ORDER BY times DESC, value) AS common,
                   ARRAY(SELECT times FROM common ORDER BY times DESC, value) AS times,
                   %4$s AS bounds""", column, from, MAX_COMMON, bounds);
    }

    /** For types that have no equality. */
    private static String filled(String column, String from) {
        return String.format(
                "SELECT count(*) AS rows, count(%1$s) AS filled, 0 AS distinct_values, 0 AS singles, NULL::text[] AS common,"
                        + " NULL::bigint[] AS times, NULL::text[] AS bounds FROM %2$s",
                column, from);
    }

    /** Haas and Stokes' estimate Duj1, as ANALYZE makes it: n d / (n - f1 + f1 n / N). */
    private static double distinct(double filled, double seen, double singles, double share) {
        if (share >= 1 || seen == 0) {
            return seen;
        }
        return filled * seen / (filled - singles + singles * share);
    }

    /** Whether the values can be sorted; asked of the types that a spec has values for, no other is looked at that closely. */
    private static boolean isComparable(LiveType type) {
        return !type.array()
                && (!type.labels().isEmpty() || COMPARABLE.matcher(type.base()).matches());
    }

    private static boolean hasOrder(LiveType type) {
        return type.base().matches("smallint|integer|bigint|oid|numeric.*|real|double precision|money|date|time.*");
    }
}
