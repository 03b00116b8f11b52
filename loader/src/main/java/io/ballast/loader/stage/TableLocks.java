package io.ballast.loader.stage;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.SessionSettings;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.WorkSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes the locks of all tables that a transaction changes before it changes any. A session that waits for an exclusive lock makes
 * all later ones wait, readers included: so it waits for a moment only, gives up what it has, lets the others through, and tries
 * again.
 */
final class TableLocks {
    private static final long PAUSE_MILLIS = 500;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Tables that old foreign keys refer to are locked when these are dropped. */
    private static final Sql REFERRED = new Sql("""
            SELECT DISTINCT format('%I.%I', fn.nspname, f.relname)
              FROM pg_catalog.pg_constraint AS k
              JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_class AS f ON f.oid = k.confrelid
              JOIN pg_catalog.pg_namespace AS fn ON fn.oid = f.relnamespace
             WHERE n.nspname = ? AND c.relname = ANY (?) AND k.contype = 'f' AND NOT f.relispartition
               AND has_table_privilege(f.oid, 'UPDATE')""");

    private static final Sql HOLDERS = new Sql("""
            WITH RECURSIVE tables AS (
                SELECT c.oid FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE n.nspname = ? AND c.relname = ANY (?)
                 UNION
                SELECT i.inhrelid FROM tables JOIN pg_catalog.pg_inherits AS i ON i.inhparent = tables.oid)
            SELECT coalesce('pid ' || a.pid || ' (' || coalesce(nullif(a.application_name, ''), 'no application name')
                            || ', ' || coalesce(a.state, 'state unknown') || ', since '
                            || to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC)',
                            'a prepared transaction')
              FROM pg_catalog.pg_locks AS l LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
             WHERE l.locktype = 'relation' AND l.granted AND l.relation IN (SELECT oid FROM tables)
               AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
               AND l.pid IS DISTINCT FROM pg_backend_pid()
               AND (?::boolean OR l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))
             GROUP BY 1, l.pid ORDER BY l.pid""");

    private final WorkSession session;
    private final LockClaim claim;
    private final FailPoint failPoint;
    private final Duration patience;

    /** @param patience how long to try in all */
    TableLocks(WorkSession session, LockClaim claim, FailPoint failPoint, Duration patience) {
        this.session = session;
        this.claim = claim;
        this.failPoint = failPoint;
        this.patience = patience;
    }

    /** What is done as soon as the locks are held, and undone with them if it meets a further one. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Takes the locks and does the work, in the session's transaction.
     *
     * @throws BallastException (TARGET_BUSY) naming who holds the tables
     */
    <T> T takeAnd(Work<T> work) throws SQLException {
        Connection connection = session.connection();
        long began = System.nanoTime();
        while (true) {
            Savepoint before = connection.setSavepoint();
            try {
                session.execute(List.of(SessionSettings.OF_LOCKING_TABLES.sql()));
                session.execute(statements(connection));
                T result = work.run();
                connection.releaseSavepoint(before);
                session.execute(List.of(claim.afterwards().sql()));
                return result;
            } catch (SQLException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                if (System.nanoTime() - began >= patience.toNanos()) {
                    throw busy(connection, e);
                }
                pause();
            }
        }
    }

    private List<String> statements(Connection connection) throws SQLException {
        if (claim.tables().isEmpty()) {
            return List.of();
        }
        List<String> names =
                claim.tables().stream().map(table -> claim.schemas().sql(table)).collect(Collectors.toList());
        if (claim.referred()) {
            names.addAll(PerSchema.ask(
                    claim.schemas(),
                    claim.tables(),
                    (schema, tables) -> REFERRED.rows(connection, row -> row.getString(1), schema, tables)));
        }
        return List.of("LOCK TABLE " + String.join(", ", names) + " IN "
                + claim.strength().sql() + " MODE");
    }

    /** Somebody who stops the load stops it here. */
    private void pause() throws SQLException {
        failPoint.reached(claim.place() + ": waiting for locks");
        session.touch();
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BallastException(ErrorCategory.INTERRUPTED, "The load was interrupted while it waited for locks");
        }
    }

    private List<String> holders(Connection connection, String schema, List<String> tables) throws SQLException {
        return HOLDERS.rows(
                connection,
                row -> row.getString(1),
                schema,
                tables,
                String.valueOf(claim.strength() != LockClaim.Strength.ROW_EXCLUSIVE));
    }

    private BallastException busy(Connection connection, SQLException error) throws SQLException {
        List<String> holders =
                PerSchema.ask(claim.schemas(), claim.tables(), (schema, tables) -> holders(connection, schema, tables))
                        .stream()
                        .distinct()
                        .toList();
        return new BallastException(
                ErrorCategory.TARGET_BUSY,
                "Tables in " + claim.schemas().inWords() + " could not be locked within "
                        + patience.toSeconds()
                        + " s: "
                        + (holders.isEmpty() ? "another session uses them" : String.join(", ", holders) + " uses them")
                        + ". " + claim.unharmed(),
                Hint.act("wait until that has ended, or end it with pg_terminate_backend")
                        .then(claim.next()),
                error);
    }
}
