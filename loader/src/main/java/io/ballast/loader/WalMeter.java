package io.ballast.loader;

import io.ballast.loader.plan.LoadPhase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much the server writes to its write-ahead log in each phase. Phases overlap and the log is everybody's, so what
 * is written counts for the phase that the load is waiting for. For one thread.
 */
final class WalMeter {
    private static final String MAY_ASK =
            "SELECT has_function_privilege('pg_catalog.pg_current_wal_insert_lsn()', 'EXECUTE')::integer";
    private static final String POSITION = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn";

    private final PhaseClock clock;
    private @Nullable Boolean mayAsk;
    private @Nullable LoadPhase phase;
    private long position;

    WalMeter(PhaseClock clock) {
        this.clock = clock;
    }

    /** From now on, what is written counts for this phase; null for none. */
    void enter(@Nullable LoadPhase next, Connection connection) throws SQLException {
        if (mayAsk == null) {
            mayAsk = number(connection, MAY_ASK) == 1;
        }
        if (!mayAsk) {
            return;
        }
        long now = number(connection, POSITION);
        if (phase != null) {
            clock.logged(phase, now - position);
        }
        phase = next;
        position = now;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
