package io.ballast.bench.run;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.system.Poll;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Opens the session of a benchmark that makes and drops its databases, under a lock that makes it the only one on the server. The
 * server lets go of the lock when the session ends, so a process that was killed holds nobody up.
 */
final class ControlSession {
    /** Advisory locks belong to a database: benchmarks meet in the one that every server has. */
    private static final String MEETING_PLACE = "postgres";
    /** The bytes of "balbench". */
    private static final long LOCK = 0x62616c62656e6368L;
    /** A server that is still at work for a process that was killed notices that it is gone within this, mostly. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private ControlSession() {}

    /**
     * Opens it, in database {@code postgres}, or in the user's where the role does not get into that.
     *
     * @throws BallastException TARGET_BUSY while another benchmark runs
     */
    static Connection open(ConnectionSettings server) throws SQLException {
        Connection session = connect(server);
        try {
            if (!Poll.until("benchmark", PATIENCE, PAUSE, () -> lock(session))) {
                throw new BallastException(
                        ErrorCategory.TARGET_BUSY,
                        "Another benchmark runs on " + server.server()
                                + ". Two at once would measure each other; wait for its end.");
            }
            return session;
        } catch (SQLException | BallastException e) {
            session.close();
            throw e;
        }
    }

    private static Connection connect(ConnectionSettings server) {
        try {
            return new Connections(server.withDatabase(MEETING_PLACE)).open("bench control");
        } catch (BallastException e) {
            if (e.category() == ErrorCategory.DATABASE_FAILED) {
                throw e;
            }
            return new Connections(server).open("bench control");
        }
    }

    private static boolean lock(Connection session) throws SQLException {
        return new Sql("SELECT pg_try_advisory_lock(?)").one(session, row -> row.getBoolean(1), LOCK);
    }
}
