package io.ballast.loader.copy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.SqlStep;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.WorkSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * Runs the statements of a step in one transaction. Where others hold the table for longer than the step waits, it lets those through who
 * wait behind it, and tries again. Safe for use by many threads, each with its own session.
 */
public final class TableFinisher {
    private static final long PAUSE_MILLIS = 500;

    private final FailPoint failPoint;
    private final Duration patience;

    /** @param patience how long to try to lock a table */
    public TableFinisher(FailPoint failPoint, Duration patience) {
        this.failPoint = failPoint;
        this.patience = patience;
    }

    public void finish(SqlStep step, WorkSession session) throws SQLException {
        String phase = step.phase().name().toLowerCase(Locale.ROOT);
        long began = System.nanoTime();
        while (!tried(step, phase, session, System.nanoTime() - began < patience.toNanos())) {
            pause();
        }
    }

    private boolean tried(SqlStep step, String phase, WorkSession session, boolean mayTryAgain) throws SQLException {
        session.begin(step.name());
        failPoint.reached(phase + ": before");
        try {
            session.execute(step.sql());
        } catch (SQLException e) {
            if (!mayTryAgain || !ServerError.isLockedByOthers(e)) {
                throw e;
            }
            session.rollback();
            return false;
        }
        failPoint.reached(phase + ": before commit");
        session.commit();
        failPoint.reached(phase + ": after commit");
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BallastException(ErrorCategory.INTERRUPTED, "The load was interrupted while it waited for locks");
        }
    }
}
