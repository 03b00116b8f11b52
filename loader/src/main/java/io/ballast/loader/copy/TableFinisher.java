package io.ballast.loader.copy;

import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.SqlStep;
import io.ballast.loader.postgres.WorkSession;
import java.sql.SQLException;
import java.util.Locale;

/** Runs the statements of a step in one transaction. Safe for use by many threads, each with its own session. */
public final class TableFinisher {
    private final FailPoint failPoint;

    public TableFinisher(FailPoint failPoint) {
        this.failPoint = failPoint;
    }

    public void finish(SqlStep step, WorkSession session) throws SQLException {
        String phase = step.phase().name().toLowerCase(Locale.ROOT);
        session.begin(step.name());
        failPoint.reached(phase + ": before");
        session.execute(step.sql());
        failPoint.reached(phase + ": before commit");
        session.commit();
        failPoint.reached(phase + ": after commit");
    }
}
