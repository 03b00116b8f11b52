package io.ballast.introspect.facts;

import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.Sql.RowReader;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A question to the server, read to its end. */
final class CatalogQuery {
    private CatalogQuery() {}

    /** Asks, and keeps what is read of each table by itself. */
    static <T> Map<Long, List<T>> byTable(Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        Map<Long, List<T>> tables = new HashMap<>();
        new Sql(sql)
                .rows(
                        connection,
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
