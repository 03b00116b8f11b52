package io.ballast.loader.stage;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.system.Poll;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Sessions that a dead loader has left working on the server. They notice within seconds that their client is gone; until then
 * they may still commit, or hold locks that a resumed load would wait for.
 */
public final class StaleSessions {
    private static final Duration GOING = Duration.ofSeconds(4);
    private static final Duration ENDED = Duration.ofSeconds(4);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** What a session of another role is doing is not for everybody to see; it counts as working. */
    private static final Sql WORKING = new Sql("""
            SELECT pid, 'pid ' || pid || ' (' || application_name || ') of role "' || usename || '"'
              FROM pg_catalog.pg_stat_activity
             WHERE datname = current_database() AND starts_with(application_name, ?)
               AND state IS DISTINCT FROM 'idle' AND pid <> pg_backend_pid()""");
    /** Within one transaction, each look would show what the first one showed. */
    private static final Sql LOOK_ANEW = new Sql("SELECT pg_stat_clear_snapshot() IS NULL");

    /** Only those that this role may end; the others are waited for, and named. */
    private static final Sql TERMINATE = new Sql("""
            SELECT pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity
             WHERE pid = ? AND (pg_has_role(usesysid, 'USAGE') OR pg_has_role('pg_signal_backend', 'USAGE'))
               AND (NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE oid = usesysid)
                    OR (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user))""");

    private StaleSessions() {}

    /**
     * Waits until none is left, and ends those that do not go by themselves.
     *
     * @param applicationName what the names of the dead loader's sessions begin with
     * @throws BallastException (TARGET_BUSY) naming those that stay
     */
    public static void end(Connection connection, String applicationName) throws SQLException {
        if (gone(connection, applicationName, GOING)) {
            return;
        }
        boolean anyEnded = false;
        for (Integer pid : WORKING.rows(connection, row -> row.getInt(1), applicationName)) {
            anyEnded |=
                    !TERMINATE.rows(connection, row -> row.getBoolean(1), pid).isEmpty();
        }
        if (!anyEnded || !gone(connection, applicationName, ENDED)) {
            List<String> left = WORKING.rows(connection, row -> row.getString(2), applicationName);
            throw new BallastException(
                    ErrorCategory.TARGET_BUSY,
                    "Sessions of a loader that is gone are still at work: " + String.join(", ", left)
                            + ". Wait until they have ended, or let their role or a superuser end them with"
                            + " pg_terminate_backend.");
        }
    }

    private static boolean gone(Connection connection, String applicationName, Duration limit) throws SQLException {
        return Poll.until("load", limit, PAUSE, () -> !isAtWork(connection, applicationName));
    }

    private static boolean isAtWork(Connection connection, String applicationName) throws SQLException {
        LOOK_ANEW.run(connection);
        return !WORKING.rows(connection, row -> row.getInt(1), applicationName).isEmpty();
    }
}
