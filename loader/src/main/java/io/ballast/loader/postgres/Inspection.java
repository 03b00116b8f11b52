package io.ballast.loader.postgres;

import io.ballast.loader.plan.SessionSettings;
import io.ballast.loader.plan.TransactionSettings;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A transaction that looks and writes nothing, with settings of its own, so that also behind a pool no search path, timeout or
 * style of the role gets at its queries. Each query sees what others have committed before it. Closing it rolls back and leaves
 * the session committing by itself.
 */
public final class Inspection implements AutoCloseable {
    private final Connection connection;

    private Inspection(Connection connection) {
        this.connection = connection;
    }

    /** Begins in a session in which each statement commits by itself, and which is the caller's to close. */
    public static Inspection begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        settle(connection, SessionSettings.OF_INSPECTION);
        return new Inspection(connection);
    }

    /** Sets them in a transaction that has just begun. */
    public static void settle(Connection connection, TransactionSettings settings) throws SQLException {
        new Sql(settings.sql()).run(connection);
    }

    /** The connection, in this transaction. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
