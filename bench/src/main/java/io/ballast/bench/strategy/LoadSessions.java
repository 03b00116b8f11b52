package io.ballast.bench.strategy;

import io.ballast.loader.postgres.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens the sessions of one run, and ends them all when it is over or asked to stop. Safe for use by many threads. */
public final class LoadSessions implements AutoCloseable {
    private static final String NAME = "ballast bench";
    /** The pool keeps the server's sessions when ours have ended, so nobody waits for these to end. */
    private static final String POOLED_NAME = "ballast-pooled bench";

    /** The first version whose sessions can be made to report what they did at once. */
    private static final int FIRST_WITH_FLUSH = 15;

    /**
     * What the driver does by default, but for types: values go as texts, and the server finds out their types.
     */
    public static final Map<String, String> PLAIN = Map.of("prepareThreshold", "5", "stringtype", "unspecified");

    private final Connections connections;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    public LoadSessions(Connections connections) {
        this.connections = connections;
    }

    /** A session without autocommit. */
    public Connection open() throws SQLException {
        return open(PLAIN);
    }

    /** The same with other properties of the driver. */
    Connection open(Map<String, String> driverProperties) throws SQLException {
        return register(connections.openTuned(NAME, driverProperties));
    }

    /** A session through a pool that hands out the server's transaction by transaction: nothing is prepared by name. */
    Connection openPooled(Connections pooler) throws SQLException {
        return register(pooler.openTuned(POOLED_NAME, Map.of("stringtype", "unspecified")));
    }

    private Connection register(Connection connection) throws SQLException {
        open.add(connection);
        if (cancelled) {
            connection.abort(Runnable::run);
        }
        return connection;
    }

    /** Has all sessions report what they did to the server's statistics; false where that cannot be forced. */
    boolean report() throws SQLException {
        boolean reported = true;
        for (Connection connection : open) {
            if (connection.isClosed()) {
                continue;
            }
            if (connection.getMetaData().getDatabaseMajorVersion() < FIRST_WITH_FLUSH) {
                reported = false;
                continue;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_stat_force_next_flush()");
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            }
        }
        return reported;
    }

    /** Ends all sessions at once, whatever they are doing. Called from another thread. */
    public void cancel() {
        cancelled = true;
        for (Connection connection : open) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It is gone, which is what was wanted.
            }
        }
    }

    /** Ends those that a strategy has left open. */
    public void endAll() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
        open.clear();
    }

    @Override
    public void close() throws SQLException {
        endAll();
    }
}
