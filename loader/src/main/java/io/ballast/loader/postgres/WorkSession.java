package io.ballast.loader.postgres;

import io.ballast.loader.plan.TransactionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * One session of a load, which works in transactions that bring their own settings, so that it may run through a pool that
 * hands out another server connection for each of them. For one thread, except where a method says otherwise.
 */
public final class WorkSession implements AutoCloseable {
    private final Connection connection;
    private final TransactionSettings settings;
    private final String loadName;
    private volatile long touched = System.nanoTime();
    private volatile boolean working;
    /** The thread that awaits rows; null while none does. */
    private volatile @Nullable Thread waiting;

    private volatile int backendPid;

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
        touch();
        working = true;
        String settle = settings.with("application_name", loadName + " " + step).sql();
        backendPid = new Sql(settle).one(connection, row -> row.getInt("pid"));
        return connection;
    }

    /** Something went to the server or came from it. */
    public void touch() {
        touched = System.nanoTime();
        waiting = null;
    }

    /** Until the next {@link #touch}, rows are awaited that may take their time: that the server waits for us is as it should be. */
    public void awaitRows() {
        waiting = Thread.currentThread();
    }

    /**
     * How long nothing has gone to the server or come from it in the middle of a transaction, as far as this side can tell; 0
     * between transactions, and while rows are awaited. Called from another thread.
     */
    public long silentNanos() {
        return working && waiting == null ? System.nanoTime() - touched : 0;
    }

    /** The connection, of which only the watchdog makes use beside {@link #begin}. */
    public Connection connection() {
        return connection;
    }

    /** From now on, a server that takes longer to answer counts as lost; {@link Duration#ZERO} lets it take its time. */
    public void answerWithin(Duration limit) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
    }

    public void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                touch();
                statement.execute(sql);
            }
            touch();
        }
    }

    public void commit() throws SQLException {
        touch();
        connection.commit();
        stopWorking();
    }

    public void rollback() throws SQLException {
        touch();
        connection.rollback();
        stopWorking();
    }

    /** Rolls back; what goes wrong then is added to {@code first}, which is the reason. */
    public void rollback(Throwable first) {
        try {
            rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    private void stopWorking() {
        working = false;
        backendPid = 0;
    }

    /** The server's process that runs the transaction, a pool in between or not; 0 outside of transactions. */
    public int backendPid() {
        return backendPid;
    }

    /**
     * Asks the server to stop what this session is doing, and a thread that awaits rows to do so no longer. Returns at once: the request travels by a connection of its own, and
     * may be lost with the network. Called from another thread.
     */
    public void cancel() {
        @Nullable Thread reader = waiting;
        if (reader != null) {
            reader.interrupt();
        }
        Thread thread = new Thread(this::cancelQuery, "ballast-cancel");
        thread.setDaemon(true);
        thread.start();
    }

    /** Drops the connection at once, whatever it is doing. Called from another thread. */
    public void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // The connection is gone, which is what was wanted.
        }
    }

    private void cancelQuery() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // The caller drops the connection when the server does not stop in time.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
