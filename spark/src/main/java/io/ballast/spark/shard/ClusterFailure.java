package io.ballast.spark.shard;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a job has failed, in our words. */
public final class ClusterFailure {
    /** As Spark reports the failure of a task: with its stack, as text. */
    private static final Pattern OURS = Pattern.compile("BallastException: ([^\n]+)");

    private ClusterFailure() {}

    /** The failure of a job, as its driver is told of it. */
    public static BallastException of(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BallastException ours) {
                return new BallastException(ours.category(), ours.findings(), failure);
            }
        }
        String message = String.valueOf(failure.getMessage());
        Matcher ours = OURS.matcher(message);
        return ours.find()
                ? new BallastException(ErrorCategory.INPUT_REFUSED, ours.group(1), failure)
                : new BallastException(
                        ErrorCategory.DATABASE_FAILED,
                        "the cluster failed: " + message.lines().findFirst().orElse(""),
                        Hint.RESUME,
                        failure);
    }
}
