package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.ServerError;
import java.sql.SQLException;

/** Turns what the database said while it was read into the message that the user reads. */
final class ReadFailure {
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String QUERY_CANCELED = "57014";
    private static final String NO_PRIVILEGE = "42501";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private ReadFailure() {}

    static BallastException of(SQLException cause, TargetSchemas schemas, ConnectionSettings target) {
        String state = String.valueOf(cause.getSQLState());
        ErrorCategory category = ServerError.category(cause);
        String message =
                "reading " + schemas.inWords() + " (" + target.target() + ") failed: " + ServerError.text(cause);
        return new BallastException(category, message + advice(state), cause);
    }

    private static String advice(String state) {
        return switch (state) {
            case SERIALIZATION_FAILURE ->
                "; a standby cancels reads that hold up what it replays: run it again, or set hot_standby_feedback or a"
                        + " longer max_standby_streaming_delay there";
            case QUERY_CANCELED ->
                "; a statement may take 15 minutes: run it on a smaller copy, or on a standby with nothing else to do";
            case NO_PRIVILEGE -> "; the user needs USAGE on the schema and SELECT on each of its tables";
            case LOCK_NOT_AVAILABLE -> "; somebody changes a table and holds its lock: run it again later";
            default -> "; nothing was changed, run it again";
        };
    }
}
