package io.ballast.loader.stage;

import io.ballast.common.error.BallastException;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.WorkSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks after the connections of a load while it works. When the one that holds the lock is lost, nothing keeps others away any
 * more and the load must stop. When the network has swallowed a connection without a word, its worker would wait for the
 * system's patience to end, a quarter of an hour: the server is asked what it is waiting for, and if that is us, or if it
 * knows nothing of the session, the connection is dropped.
 */
public final class Watchdog implements AutoCloseable {
    private static final int LOOK_EVERY_MILLIS = 2000;
    /** How long a lock's connection may take to answer, and a worker's to take more rows, before it is doubted. */
    static final int PATIENCE_MILLIS = 20_000;

    /** A question that takes longer to answer than this will not be. */
    private static final int CLOSE_MILLIS = 1500;

    private static final Query WAITS_FOR_US = new Query("""
            SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity
                                WHERE pid = ? AND wait_event IS DISTINCT FROM 'ClientRead')""");

    private final TargetLock lock;
    private final ConnectionSettings target;
    private final Supplier<List<WorkSession>> sessions;
    private final Consumer<BallastException> onLost;
    private final Thread thread = new Thread(this::look, "ballast-watchdog");
    private volatile boolean closed;

    /** Starts looking; {@code onLost} is told, once, when the lock is lost. */
    public Watchdog(
            TargetLock lock,
            ConnectionSettings target,
            Supplier<List<WorkSession>> sessions,
            Consumer<BallastException> onLost) {
        this.lock = lock;
        this.target = target;
        this.sessions = sessions;
        this.onLost = onLost;
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops looking; the lock's connection is the caller's alone afterwards. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
            if (thread.isAlive()) {
                lock.session().abort();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Connection connection = lock.connection();
        Executor sameThread = Runnable::run;
        try {
            while (!closed && pause()) {
                connection.setNetworkTimeout(sameThread, PATIENCE_MILLIS);
                new Query("SELECT 1").rows(connection, row -> row.getInt(1));
                for (WorkSession session : sessions.get()) {
                    dropIfSwallowed(connection, session);
                }
                connection.setNetworkTimeout(sameThread, 0);
            }
        } catch (SQLException e) {
            if (!closed) {
                onLost.accept(ServerError.during("holding the lock on the target schema", target, e));
            }
        }
    }

    /** Looks twice: an answer may be on its way just when the server is asked. */
    private static void dropIfSwallowed(Connection connection, WorkSession session) throws SQLException {
        if (isSwallowed(connection, session) && pause() && isSwallowed(connection, session)) {
            session.abort();
        }
    }

    /** A session between two transactions waits for its next step, which may take any time. */
    private static boolean isSwallowed(Connection connection, WorkSession session) throws SQLException {
        int pid = session.backendPid();
        return pid != 0
                && session.untouchedNanos() > PATIENCE_MILLIS * 1_000_000L
                && WAITS_FOR_US.rows(connection, row -> row.getBoolean(1), pid).get(0);
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
