package io.ballast.bench.strategy;

import io.ballast.common.schema.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inserts row after row, lets the server make the id and remembers it. */
final class ServerIdInserter implements Inserter {
    private final TableSchema table;
    private final ServerIds ids;
    private final int idIndex;
    private final PreparedStatement statement;

    ServerIdInserter(Connection connection, TableSchema table, ServerIds ids) throws SQLException {
        this.table = table;
        this.ids = ids;
        this.idIndex = ServerIds.idIndex(table);
        this.statement = connection.prepareStatement(
                idIndex < 0 ? InsertSql.values(table, 1) : InsertSql.returningId(table, idIndex));
    }

    @Override
    public void insert(List<@Nullable String[]> rows) throws SQLException {
        for (@Nullable String[] row : rows) {
            insert(row);
        }
    }

    private void insert(@Nullable String[] row) throws SQLException {
        int parameter = 0;
        for (int column = 0; column < row.length; column++) {
            if (column != idIndex) {
                statement.setString(++parameter, ids.value(table, column, row[column]));
            }
        }
        if (idIndex < 0) {
            statement.executeUpdate();
            return;
        }
        try (ResultSet made = statement.executeQuery()) {
            made.next();
            ids.made(table, Objects.requireNonNull(row[idIndex], "a primary key"), made.getString(1));
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
