package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds loaded tables against the original: rows, nulls, children per parent, and the shape of each column. */
record SchemaComparison(Connection original, Connection loaded) {
    void compare() throws SQLException {
        assertThat(rows(loaded)).containsAllEntriesOf(rows(original));
        compareNulls();
        compareChildren();
        new ColumnComparison(original, loaded).compare();
    }

    /** Counts of rows of tables that are not empty. */
    static Map<String, Long> rows(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables(connection)) {
            long count = Long.parseLong(
                    texts(connection, "SELECT count(*) FROM \"" + table + "\"").get(0));
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }

    static List<String> tables(Connection connection) throws SQLException {
        return texts(connection, """
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                   AND relkind IN ('r', 'p') AND NOT relispartition AND relname NOT LIKE 'ballast%'""");
    }

    /** Shares of nulls differ by less than three standard deviations and what rounding takes. */
    private void compareNulls() throws SQLException {
        for (String column : texts(original, """
                SELECT quote_ident(table_name) || ' ' || quote_ident(column_name) FROM information_schema.columns
                  JOIN pg_class ON relname = table_name AND NOT relispartition AND relkind IN ('r', 'p')
                 WHERE table_schema = 'public' AND is_nullable = 'YES'""")) {
            String[] names = column.split(" ", -1);
            String sql = "SELECT count(*) - count(" + names[1] + ") FROM " + names[0];
            double rows = Double.parseDouble(
                    texts(original, "SELECT count(*) FROM " + names[0]).get(0));
            if (rows > 0) {
                double expected = Double.parseDouble(texts(original, sql).get(0)) / rows;
                double found = Double.parseDouble(texts(loaded, sql).get(0)) / rows;
                double spread = 3 * Math.sqrt(expected * (1 - expected) / rows);
                assertThat(found).as(column).isCloseTo(expected, within(spread + 0.005));
            }
        }
    }

    /** The mean and the unevenness of children per parent (share of pairs of children that have the same parent). */
    private void compareChildren() throws SQLException {
        for (String key : texts(original, """
                SELECT conrelid::regclass || ' ' || quote_ident(a.attname) || ' ' || confrelid::regclass
                  FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                 WHERE contype = 'f' AND conparentid = 0 AND cardinality(conkey) = 1
                   AND connamespace = 'public'::regnamespace""")) {
            String[] names = key.split(" ", -1);
            String sql =
                    "SELECT coalesce(sum(n * (n - 1.0)) / nullif(sum(n) * (sum(n) - 1), 0), 0) FROM (SELECT count(*) AS n"
                            + " FROM " + names[0] + " WHERE " + names[1] + " IS NOT NULL GROUP BY " + names[1]
                            + ") AS c";
            double parents = Double.parseDouble(
                    texts(original, "SELECT count(*) FROM " + names[2]).get(0));
            double expected = Double.parseDouble(texts(original, sql).get(0)) * parents;
            double found = Double.parseDouble(texts(loaded, sql).get(0)) * parents;
            // 1 is as even as can be; each row gets a tenth, and small tables the scatter of their few rows.
            double children = Double.parseDouble(
                    texts(original, "SELECT count(*) FROM " + names[0]).get(0));
            double scatter = 4 * Math.sqrt(2 * Math.max(1, expected) * parents) / Math.max(1, children);
            assertThat(found).as(key).isCloseTo(expected, within(0.1 * expected + scatter));
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
