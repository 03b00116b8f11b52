package io.ballast.loader.analysis;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.sql.SQLException;

/** Turns what the database said into the message that the user reads. */
final class AnalysisFailure {
    /** SQLSTATE insufficient_privilege (PostgreSQL manual, appendix A). */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private AnalysisFailure() {}

    static BallastException of(SQLException cause, String schema) {
        boolean refused = INSUFFICIENT_PRIVILEGE.equals(cause.getSQLState());
        return new BallastException(
                refused ? ErrorCategory.TARGET_REFUSED : ErrorCategory.DATABASE_FAILED,
                "the analysis of schema \"" + schema + "\" failed: " + cause.getMessage()
                        + (refused
                                ? "; the user needs SELECT on every table of the schema"
                                : "; nothing was changed, run it again"),
                cause);
    }
}
