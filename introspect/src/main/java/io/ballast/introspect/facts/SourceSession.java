package io.ballast.introspect.facts;

import io.ballast.loader.plan.SessionSettings;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A read-only transaction in which every question sees the same rows; nothing of it outlives it, also behind a pool. */
final class SourceSession implements AutoCloseable {
    private final Connection connection;

    private SourceSession(Connection connection) {
        this.connection = connection;
    }

    /** Begins on a connection that is the caller's to close. */
    static SourceSession begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
        new Sql(SessionSettings.OF_CATALOG.sql()).run(connection);
        return new SourceSession(connection);
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
    }
}
