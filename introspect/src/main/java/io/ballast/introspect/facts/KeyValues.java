package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.postgres.Sql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is known of the key columns of rows that are there. */
public final class KeyValues {
    /** Of one question. */
    private static final int MAX_COLUMNS = 200;

    /** More than any end: that of a range without an upper end. */
    public static final long ENDLESS = 4_000_000_000_000_000_000L;

    private KeyValues() {}

    /**
     * A column of a table.
     *
     * @param table its name with its schema, quoted
     */
    public record Place(String table, String column, Look look) {
        private String greatest() {
            return look.question.formatted(SqlText.name(column), table);
        }
    }

    /** What is looked for in a column. */
    public enum Look {
        NUMBERS("(SELECT ceil(max(%1$s)) FROM %2$s)"),
        /** Numbers of twelve digits at most. */
        IN_TEXTS(
                "(SELECT max(m[1]::numeric) FROM %2$s, regexp_matches(%1$s::text, '(?<![0-9])([0-9]{1,12})(?![0-9])', 'g') AS m)"),
        /** Upper ends of ranges of numbers. */
        ABOVE_NUMBERS(unlessEndless("false", "ceil(max(upper(%1$s)))")),
        /** Upper ends in days since 1970. */
        ABOVE_DAYS(unlessEndless(
                "NOT isfinite(upper(%1$s))",
                "max(upper(%1$s)) FILTER (WHERE isfinite(upper(%1$s))) - date '1970-01-01'")),
        /** Upper ends in seconds since 1970. */
        ABOVE_MOMENTS(unlessEndless(
                "NOT isfinite(upper(%1$s))",
                "ceil(extract(epoch FROM max(upper(%1$s)) FILTER (WHERE isfinite(upper(%1$s)))))")),
        /** Ends of ranges of numbers, in a column of their own. */
        ENDS_OF_NUMBERS(unlessOpen("false", "max(%1$s)")),
        /** Ends of ranges of days, in a column of their own, in days since 1970. */
        ENDS_OF_DAYS(unlessOpen("NOT isfinite(%1$s)", "max(%1$s) FILTER (WHERE isfinite(%1$s)) - date '1970-01-01'")),
        /** Ends of ranges of moments, in a column of their own, in seconds since 1970. */
        ENDS_OF_MOMENTS(
                unlessOpen("NOT isfinite(%1$s)", "ceil(extract(epoch FROM max(%1$s) FILTER (WHERE isfinite(%1$s))))")),
        /** In days since 1970. */
        DAYS("(SELECT max(%1$s) FILTER (WHERE isfinite(%1$s)) - date '1970-01-01' FROM %2$s)"),
        /** In seconds since 1970. */
        MOMENTS("(SELECT ceil(extract(epoch FROM max(%1$s) FILTER (WHERE isfinite(%1$s)))) FROM %2$s)");

        private final String question;

        Look(String question) {
            this.question = question;
        }

        private static String unlessEndless(String endless, String greatest) {
            return "(SELECT CASE WHEN bool_or(upper_inf(%1$s) OR " + endless + ") THEN " + ENDLESS + " ELSE " + greatest
                    + " END FROM %2$s)";
        }

        private static String unlessOpen(String endless, String greatest) {
            return "(SELECT CASE WHEN bool_or(%1$s IS NULL OR " + endless + ") THEN " + ENDLESS + " ELSE " + greatest
                    + " END FROM %2$s)";
        }
    }

    /** The greatest whole number in each of these columns; without those that have none. */
    public static Map<Place, BigInteger> greatest(Connection connection, List<Place> places) throws SQLException {
        Map<Place, BigInteger> greatest = new HashMap<>();
        for (int first = 0; first < places.size(); first += MAX_COLUMNS) {
            List<Place> some = places.subList(first, Math.min(places.size(), first + MAX_COLUMNS));
            String question = IntStream.range(0, some.size())
                    .mapToObj(i -> some.get(i).greatest() + " AS n" + i)
                    .collect(Collectors.joining(", ", "SELECT ", ""));
            new Sql(question).rows(connection, row -> {
                for (int i = 0; i < some.size(); i++) {
                    BigDecimal number = row.getBigDecimal("n" + i);
                    if (number != null) {
                        greatest.put(some.get(i), number.toBigInteger());
                    }
                }
                return true;
            });
        }
        return greatest;
    }
}
