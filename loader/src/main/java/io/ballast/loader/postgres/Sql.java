package io.ballast.loader.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement of SQL, and the values of the rows it returns. A question mark in it stands for a parameter: a text, a number, a
 * UUID, null, or a list of texts for a {@code text[]}. A statement without parameters goes to the server as it stands, question marks
 * and braces included. {@link ServerError} puts what fails into words.
 */
public record Sql(String text) {
    /** Turns the row that the cursor stands on into a value. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The values of all rows, in their order. */
    public <T> List<T> rows(Connection connection, RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        if (parameters.length == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                return read(statement.executeQuery(text), reader);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bind(statement, parameters);
            return read(statement.executeQuery(), reader);
        }
    }

    /** The value of the first row; for a statement that always returns one. */
    public <T> T one(Connection connection, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        return rows(connection, reader, parameters).get(0);
    }

    /** The value of the first row, which must not be null; empty without a row. */
    public <T> Optional<T> optional(Connection connection, RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        return rows(connection, reader, parameters).stream().findFirst();
    }

    /** Runs a query for what it does, such as setting something. */
    public void run(Connection connection, @Nullable Object... parameters) throws SQLException {
        rows(connection, row -> true, parameters);
    }

    /** Runs an INSERT, UPDATE or DELETE, and returns how many rows it was about. */
    public int update(Connection connection, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Runs an INSERT, UPDATE or DELETE for each of these lists of parameters, without waiting for one after the other. */
    public void updateAll(Connection connection, List<List<Object>> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (List<Object> one : parameters) {
                bind(statement, one.toArray());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof List<?> texts) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static <T> List<T> read(ResultSet row, RowReader<T> reader) throws SQLException {
        List<T> values = new ArrayList<>();
        while (row.next()) {
            values.add(reader.read(row));
        }
        return values;
    }
}
