package io.ballast.spark.load;

import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task has done. A failure is a result as well: whether it is worth another attempt is for the load to decide, not for Spark.
 *
 * @param shards as they were found; none where the task has failed
 * @param failure null where it has not
 */
record CopyOutcome(List<SourceShard> shards, @Nullable TaskFailure failure) implements Serializable {
    CopyOutcome {
        shards = List.copyOf(shards);
    }

    static CopyOutcome of(List<SourceShard> shards) {
        return new CopyOutcome(shards, null);
    }

    static CopyOutcome of(BallastException failure) {
        @Nullable String state = failure.getCause() instanceof SQLException sql ? sql.getSQLState() : null;
        return new CopyOutcome(List.of(), new TaskFailure(failure.category(), failure.findings(), state));
    }

    /** The shards, or the failure. */
    List<SourceShard> result() {
        if (failure != null) {
            throw failure.exception();
        }
        return shards;
    }

    /**
     * A failure in a form that travels whatever its cause was.
     *
     * @param sqlState by which the load decides whether it may pass by itself; null where no server was involved
     */
    private record TaskFailure(
            ErrorCategory category,
            List<Finding> findings,
            @Nullable String sqlState) implements Serializable {
        TaskFailure {
            findings = List.copyOf(findings);
        }

        BallastException exception() {
            return new BallastException(
                    category,
                    findings,
                    sqlState == null ? null : new SQLException("in a task of the cluster", sqlState));
        }
    }
}
