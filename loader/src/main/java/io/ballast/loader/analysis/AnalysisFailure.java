package io.ballast.loader.analysis;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.postgres.ServerError;
import java.sql.SQLException;

/** Turns what the database said into the message that the user reads. */
final class AnalysisFailure {
    private AnalysisFailure() {}

    static BallastException of(SQLException cause, String schema) {
        ErrorCategory category = ServerError.category(cause);
        String advice = category == ErrorCategory.TARGET_REFUSED
                ? "; the user needs USAGE on the schema and SELECT on each of its tables"
                : "; nothing was changed, run it again";
        return new BallastException(
                category, "the analysis of schema \"" + schema + "\" failed: " + cause.getMessage() + advice, cause);
    }
}
