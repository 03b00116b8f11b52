package io.ballast.bench.strategy;

import io.ballast.common.schema.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways to insert that need no memory of the rows before. */
final class Inserters {
    /** The protocol counts the parameters of a statement in 16 bits. */
    private static final int MAX_PARAMETERS = 65_535;

    private Inserters() {}

    /** Rows that a statement can hold. */
    static int maxRows(TableSchema table) {
        return MAX_PARAMETERS / table.columns().size();
    }

    /** Row after row, each a statement of its own. */
    static Inserter single(Connection connection, TableSchema table) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(InsertSql.values(table, 1));
        return new OfStatement(statement) {
            @Override
            public void insert(List<@Nullable String[]> rows) throws SQLException {
                for (@Nullable String[] row : rows) {
                    bind(statement, 0, row);
                    statement.executeUpdate();
                }
            }
        };
    }

    /** The driver's batch. */
    static Inserter batch(Connection connection, TableSchema table) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(InsertSql.values(table, 1));
        return new OfStatement(statement) {
            @Override
            public void insert(List<@Nullable String[]> rows) throws SQLException {
                for (@Nullable String[] row : rows) {
                    bind(statement, 0, row);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        };
    }

    /** One array per column. */
    static Inserter unnest(Connection connection, TableSchema table) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(InsertSql.unnest(table));
        return new OfStatement(statement) {
            @Override
            public void insert(List<@Nullable String[]> rows) throws SQLException {
                for (int column = 0; column < table.columns().size(); column++) {
                    @Nullable String[] values = new String[rows.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = rows.get(i)[column];
                    }
                    String type = InsertSql.elementType(table.columns().get(column));
                    statement.setArray(column + 1, connection.createArrayOf(type, values));
                }
                statement.executeUpdate();
            }
        };
    }

    /** Many rows in one statement, as far as one can hold them. */
    static Inserter multiRow(Connection connection, TableSchema table, int batchSize) throws SQLException {
        int rowsPerStatement = Math.min(batchSize, maxRows(table));
        PreparedStatement full = connection.prepareStatement(InsertSql.values(table, rowsPerStatement));
        return new OfStatement(full) {
            @Override
            public void insert(List<@Nullable String[]> rows) throws SQLException {
                int from = 0;
                for (; from + rowsPerStatement <= rows.size(); from += rowsPerStatement) {
                    send(full, rows.subList(from, from + rowsPerStatement));
                }
                if (from < rows.size()) {
                    List<@Nullable String[]> rest = rows.subList(from, rows.size());
                    try (PreparedStatement statement =
                            connection.prepareStatement(InsertSql.values(table, rest.size()))) {
                        send(statement, rest);
                    }
                }
            }
        };
    }

    private static void send(PreparedStatement statement, List<@Nullable String[]> rows) throws SQLException {
        int bound = 0;
        for (@Nullable String[] row : rows) {
            bound = bind(statement, bound, row);
        }
        statement.executeUpdate();
    }

    private static int bind(PreparedStatement statement, int bound, @Nullable String[] row) throws SQLException {
        int index = bound;
        for (@Nullable String value : row) {
            statement.setString(++index, value);
        }
        return index;
    }

    private abstract static class OfStatement implements Inserter {
        private final PreparedStatement statement;

        OfStatement(PreparedStatement statement) {
            this.statement = statement;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
