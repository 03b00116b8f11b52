package io.ballast.introspect.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A question to the server, read to its end. */
final class CatalogQuery {
    private CatalogQuery() {}

    /** Turns the row that the cursor stands on into a value. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Asks with parameters in the order of their question marks. */
    static <T> List<T> list(Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> answers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    answers.add(reader.read(row));
                }
            }
            return answers;
        }
    }

    /** Asks as {@link #list}, and keeps what is read of each table by itself. */
    static <T> Map<Long, List<T>> byTable(Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        Map<Long, List<T>> tables = new HashMap<>();
        list(
                connection,
                sql,
                row -> tables.computeIfAbsent(row.getLong("table_oid"), table -> new ArrayList<>())
                        .add(reader.read(row)),
                parameters);
        return tables;
    }

    /** The texts of an array; none for null. */
    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        List<String> texts = new ArrayList<>();
        if (array != null) {
            for (Object item : (Object[]) array.getArray()) {
                if (item != null) {
                    texts.add(item.toString());
                }
            }
        }
        return texts;
    }

    /** The numbers of an array; none for null. */
    static List<Double> numbers(ResultSet row, String column) throws SQLException {
        return texts(row, column).stream().map(Double::valueOf).toList();
    }
}
