package io.ballast.loader.stage;

import io.ballast.common.error.BallastException;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.WorkSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks after the sessions of a load through one that has nothing else to do, the monitor session. A callback reports that this one
 * is lost. When the network has stalled another session without closing it, its thread would wait until the system's time-out ends, a
 * quarter of an hour: the server is asked what it is waiting for, and if that is us, or if it knows nothing of the session, the
 * connection is dropped.
 */
public final class Watchdog implements AutoCloseable {
    /** How long the monitor session may take to answer, and another session to make itself heard, before it is doubted. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int LOOKS_WITHIN_PATIENCE = 10;

    /** A question that takes longer to answer than this will not be. */
    private static final int CLOSE_MILLIS = 1500;

    /** The monitor session's transaction is a long one, and a transaction goes on seeing the activity that it has seen first. */
    private static final Sql LOOK_ANEW = new Sql("SELECT pg_stat_clear_snapshot() IS NULL");

    private static final Sql WAITS_FOR_US = new Sql("""
            SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity
                                WHERE pid = ? AND wait_event IS DISTINCT FROM 'ClientRead')""");

    private final WorkSession monitor;
    private final ConnectionSettings target;
    private final Duration patience;
    private final Supplier<List<WorkSession>> sessions;
    private final Look look;
    private final Consumer<BallastException> onLost;
    private final Thread thread = new Thread(this::watch, "ballast-watchdog");
    private volatile boolean closed;

    /** Something else to look at each time. */
    public interface Look {
        void through(Connection monitor) throws SQLException;
    }

    /** Starts looking; {@code onLost} is called, once, when the monitor session is lost. */
    public Watchdog(
            WorkSession monitor,
            ConnectionSettings target,
            Duration patience,
            Supplier<List<WorkSession>> sessions,
            Look look,
            Consumer<BallastException> onLost) {
        this.monitor = monitor;
        this.target = target;
        this.patience = patience;
        this.sessions = sessions;
        this.look = look;
        this.onLost = onLost;
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops looking; the monitor session is the caller's alone afterwards. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
            if (thread.isAlive()) {
                monitor.abort();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        Connection connection = monitor.connection();
        Executor sameThread = Runnable::run;
        try {
            while (!closed && pause()) {
                connection.setNetworkTimeout(sameThread, Math.toIntExact(patience.toMillis()));
                LOOK_ANEW.run(connection);
                look.through(connection);
                for (WorkSession session : sessions.get()) {
                    dropIfStalled(connection, session);
                }
                connection.setNetworkTimeout(sameThread, 0);
            }
        } catch (SQLException e) {
            if (!closed) {
                onLost.accept(ServerError.during("looking after the load", target, e));
            }
        }
    }

    /** Looks twice: an answer may be on its way just when the server is asked. */
    private void dropIfStalled(Connection connection, WorkSession session) throws SQLException {
        if (isStalled(connection, session) && pause() && isStalled(connection, session)) {
            session.abort();
        }
    }

    private boolean isStalled(Connection connection, WorkSession session) throws SQLException {
        if (session.silentNanos() <= patience.toNanos()) {
            return false;
        }
        LOOK_ANEW.run(connection);
        return WAITS_FOR_US
                .rows(connection, row -> row.getBoolean(1), session.backendPid())
                .get(0);
    }

    private boolean pause() {
        try {
            Thread.sleep(patience.toMillis() / LOOKS_WITHIN_PATIENCE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
