package io.ballast.introspect.facts;

import io.ballast.common.schema.SqlText;
import io.ballast.introspect.sql.Condition;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks for rows that foreign keys can refer to: of one table, or of several together, row by row what the columns of all these keys can
 * be in one row. The same ones come as long as the rows stay.
 *
 * @param keys their columns name those of the answer
 * @param orders how columns of the keys compare in each row
 * @param most rows of the answer
 */
public record ReferredQuery(List<ForeignKeyFacts> keys, List<Condition.Ordered> orders, long most) {
    /** Rows of each of two tables that are combined: a million pairs are looked at in a second. */
    private static final int OF_TWO = 1_000;

    private static final int OF_MORE = 100;

    public ReferredQuery {
        keys = List.copyOf(keys);
        orders = List.copyOf(orders);
    }

    public ReferredQuery(List<ForeignKeyFacts> keys, long most) {
        this(keys, List.of(), most);
    }

    /**
     * Those that no row of a table has yet.
     *
     * @param from what stands behind FROM for that table
     * @param columns of it that are compared, all of them columns of the keys
     */
    public record Free(String from, List<String> columns) {
        public Free {
            columns = List.copyOf(columns);
        }
    }

    /** All rows that there can be, or as many as are wanted. */
    public KnownRows ask(Connection connection) throws SQLException {
        return ask(connection, "true", false);
    }

    /** Those among them that are free. */
    public KnownRows ask(Connection connection, Free free) throws SQLException {
        Map<String, String> places = places();
        String taken = free.columns().stream()
                .map(column -> "f." + SqlText.name(column) + " = " + places.get(column))
                .collect(Collectors.joining(" AND "));
        return ask(connection, "NOT EXISTS (SELECT FROM " + free.from() + " AS f WHERE " + taken + ")", true);
    }

    private KnownRows ask(Connection connection, String condition, boolean free) throws SQLException {
        Map<String, String> places = places();
        List<String> columns = List.copyOf(places.keySet());
        String values = places.values().stream().map(place -> place + "::text").collect(Collectors.joining(", "));
        String order = keys.size() == 1
                ? String.join(", ", places.values())
                : "md5(concat_ws(',', " + values + "))"; // all over the tables
        List<List<String>> rows = new Sql(
                        "SELECT " + values + " FROM " + from(places) + " WHERE " + condition + ordered(places)
                                + " ORDER BY "
                                + order + " LIMIT " + (most + 1))
                .rows(connection, row -> texts(row, columns.size()));
        boolean more = rows.size() > most;
        return new KnownRows(columns, more ? rows.subList(0, (int) most) : rows, !more && keys.size() == 1, free);
    }

    private String ordered(Map<String, String> places) {
        return orders.stream()
                .map(order ->
                        " AND " + places.get(order.column()) + " " + order.operator() + " " + places.get(order.other()))
                .collect(Collectors.joining());
    }

    /** Where the value of each column comes from: the first of the keys that has it. */
    private Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            for (String column : keys.get(i).columns()) {
                places.putIfAbsent(column, "r" + i + "." + SqlText.name(column));
            }
        }
        return places;
    }

    private String from(Map<String, String> places) {
        StringBuilder from = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            String name = "r" + i;
            List<String> same = new ArrayList<>();
            for (String column : keys.get(i).columns()) {
                String own = name + "." + SqlText.name(column);
                if (!own.equals(places.get(column))) {
                    same.add(own + " = " + places.get(column));
                }
            }
            from.append(i == 0 ? "" : same.isEmpty() ? " CROSS JOIN " : " JOIN ")
                    .append(rows(keys.get(i)))
                    .append(" AS ")
                    .append(name)
                    .append(same.isEmpty() ? "" : " ON " + String.join(" AND ", same));
        }
        return from.toString();
    }

    /** Different rows without nulls; columns that several keys have come first, so that the same ones are taken of each table. */
    private String rows(ForeignKeyFacts key) {
        List<String> columns = new ArrayList<>();
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String target = SqlText.name(key.targetColumns().get(i));
            columns.add(target + " AS " + SqlText.name(key.columns().get(i)));
            filled.add(target + " IS NOT NULL");
        }
        List<String> order = key.columns().stream()
                .sorted((one, other) -> Long.compare(keysWith(other), keysWith(one)))
                .map(SqlText::name)
                .toList();
        int limit = keys.size() == 2 ? OF_TWO : OF_MORE;
        return "(SELECT DISTINCT " + String.join(", ", columns) + " FROM "
                + SqlText.name(key.targetSchema(), key.targetTable()) + " WHERE " + String.join(" AND ", filled)
                + (keys.size() == 1 ? "" : " ORDER BY " + String.join(", ", order) + " LIMIT " + limit) + ")";
    }

    private long keysWith(String column) {
        return keys.stream().filter(key -> key.columns().contains(column)).count();
    }

    private static List<String> texts(ResultSet row, int columns) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            texts.add(row.getString(i));
        }
        return texts;
    }
}
