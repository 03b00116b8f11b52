package io.ballast.loader.stage;

import io.ballast.common.bundle.Sha256;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.SessionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.WorkSession;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Keeps other loads away from the target schemas for as long as its transaction lasts, which is the one that publishes in the
 * end. The lock belongs to the transaction and not to the session, so that it holds through a pool that hands out server
 * connections transaction by transaction. It is a courtesy: what must not happen twice is prevented by the journal.
 *
 * <p>That this transaction can still commit also proves that the server has not crashed since it began, and so that nothing
 * committed asynchronously meanwhile was lost.
 */
public final class TargetLock implements AutoCloseable {
    private static final Sql TAKE = new Sql("SELECT pg_try_advisory_xact_lock(?)");

    private static final Sql HOLDERS = new Sql("""
            SELECT 'pid ' || a.pid || ' (' || coalesce(nullif(a.application_name, ''), 'no application name') || ', since '
                   || to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC)'
              FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
             WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
               AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
               AND (l.classid::bigint << 32 | l.objid::bigint) = ?""");

    private static final Sql NO_TIMEOUTS =
            new Sql("SELECT set_config(name, '0', true) FROM pg_catalog.pg_settings WHERE name = ANY (?)");

    private final WorkSession session;
    private final Connection connection;

    private TargetLock(WorkSession session, Connection connection) {
        this.session = session;
        this.connection = connection;
    }

    /**
     * Takes the lock, or says who has it. A session of the same name is one that this very loader has lost, and is ended.
     *
     * @param loader what {@code pg_stat_activity} shows; different for each run of a loader
     * @param patience how long the server may take to answer
     * @param wait asked when somebody else holds the lock
     * @throws BallastException (TARGET_BUSY) naming who holds the target
     */
    public static TargetLock take(
            Connections connections, TargetSchemas schemas, String loader, Duration patience, Wait wait)
            throws SQLException {
        WorkSession session = WorkSession.open(connections, SessionSettings.OF_LOCK, "ballast");
        try {
            session.answerWithin(patience);
            StaleSessions.end(session.begin("looks at schema " + schemas.text()), "ballast lock " + loader);
            session.commit();
            Connection connection = session.begin("lock " + loader + " of " + schemas.text());
            NO_TIMEOUTS.run(connection, SessionSettings.TIMEOUTS_OF_LOCK);
            for (String schema : schemas.names()) { // in their order, so that no two loads wait for each other
                long key = key(schema);
                if (!taken(connection, key, wait)) {
                    throw busy(schema, HOLDERS.rows(connection, row -> row.getString(1), key));
                }
            }
            session.answerWithin(Duration.ZERO);
            return new TargetLock(session, connection);
        } catch (SQLException | RuntimeException e) {
            closeAfter(session, e);
            throw e;
        }
    }

    private static boolean taken(Connection connection, long key, Wait wait) throws SQLException {
        long began = System.nanoTime();
        while (!TAKE.one(connection, row -> row.getBoolean(1), key)) {
            if (!wait.once(Duration.ofNanos(System.nanoTime() - began))) {
                return false;
            }
        }
        return true;
    }

    /** Whether, and how, to wait for the holder of the lock. */
    public interface Wait {
        /**
         * Waits a moment.
         *
         * @param waited how long that has gone on
         * @return false, at once, when it has been long enough
         */
        boolean once(Duration waited);
    }

    /** The session whose transaction holds the lock; committing or rolling back lets it go. */
    public WorkSession session() {
        return session;
    }

    /** The connection of that transaction. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    private static BallastException busy(String schema, List<String> holders) {
        String who = holders.isEmpty() ? "another load" : "another load, " + String.join(", ", holders) + ",";
        return new BallastException(
                ErrorCategory.TARGET_BUSY,
                "Schema \"" + schema + "\" is held by " + who
                        + " and two loads must not mix. Wait until it has ended, or"
                        + " end it with pg_terminate_backend.");
    }

    /** The same number for the same schema, unlikely to be anybody else's. */
    private static long key(String schema) {
        return ByteBuffer.wrap(Sha256.of("ballast load into " + schema)).getLong();
    }

    private static void closeAfter(WorkSession session, Exception first) {
        try {
            session.close();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }
}
