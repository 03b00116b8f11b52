package io.ballast.loader.postgres;

import io.ballast.loader.plan.TransactionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * One session of a load, which works in transactions that bring their own settings, so that it may run through a pool that
 * hands out another server connection for each of them. For one thread, except for {@link #cancel} and {@link #abort}.
 */
public final class WorkSession implements AutoCloseable {
    private final Connection connection;
    private final TransactionSettings settings;
    private final String loadName;

    private WorkSession(Connection connection, TransactionSettings settings, String loadName) {
        this.connection = connection;
        this.settings = settings;
        this.loadName = loadName;
    }

    /** Opens a session; {@code loadName} is what {@code application_name} begins with */
    public static WorkSession open(Connections connections, TransactionSettings settings, String loadName) {
        return new WorkSession(connections.openWorker(loadName), settings, loadName);
    }

    /** Begins a transaction; {@code step} is what {@code pg_stat_activity} shows it to be doing. */
    public Connection begin(String step) throws SQLException {
        execute(List.of(settings.with("application_name", loadName + " " + step).sql()));
        return connection;
    }

    public void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    /** Rolls back; what goes wrong then is added to {@code first}, which is the reason. */
    public void rollback(Throwable first) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    /** The server's process for this session. */
    public int backendPid() throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    /** Asks the server to stop what this session is doing. Called from another thread. */
    public void cancel() throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    /** Drops the connection at once, whatever it is doing. Called from another thread. */
    public void abort() throws SQLException {
        connection.abort(Runnable::run);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
