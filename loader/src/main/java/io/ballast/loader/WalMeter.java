package io.ballast.loader;

import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much the server writes to its write-ahead log in each phase. Phases overlap and the log is everybody's, so what
 * is written counts for the phase that the load is waiting for. For one thread.
 */
final class WalMeter {
    private static final Sql MAY_ASK =
            new Sql("SELECT has_function_privilege('pg_catalog.pg_current_wal_insert_lsn()', 'EXECUTE')");
    private static final Sql POSITION = new Sql("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn");

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
            mayAsk = MAY_ASK.one(connection, row -> row.getBoolean(1));
        }
        if (!mayAsk) {
            return;
        }
        long now = POSITION.one(connection, row -> row.getLong(1));
        if (phase != null) {
            clock.logged(phase, now - position);
        }
        phase = next;
        position = now;
    }
}
