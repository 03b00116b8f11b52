package io.ballast.loader;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.postgres.ServerError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides whether a load that failed is tried again, and after which pause. A server needs up to about half a minute to come
 * back after a crash; the count starts anew when journal and catalog show that less is left to do than ever before.
 */
final class RetryPolicy {
    static final int ATTEMPTS = 7;

    private final Duration firstPause;
    private final Duration longestPause;
    private int failures;
    private int leastLeft = Integer.MAX_VALUE;

    /** @param patience how long a server may be silent before it is doubted; pauses grow from a fortieth of it to a half */
    RetryPolicy(Duration patience) {
        this.firstPause = patience.dividedBy(40);
        this.longestPause = patience.dividedBy(2);
    }

    /** An attempt begins, with this number of steps to do. */
    void begins(int stepsLeft) {
        if (stepsLeft < leastLeft) {
            leastLeft = stepsLeft;
            failures = 0;
        }
    }

    /** The pause before the next attempt; empty when the failure does not pass by itself, or has lasted too long. */
    Optional<Duration> pauseAfter(BallastException failure) {
        failures++;
        if (failures >= ATTEMPTS || !passes(failure)) {
            return Optional.empty();
        }
        Duration pause = firstPause.multipliedBy(1L << (failures - 1));
        return Optional.of(pause.compareTo(longestPause) < 0 ? pause : longestPause);
    }

    private static boolean passes(BallastException failure) {
        return failure.category() == ErrorCategory.DATABASE_FAILED
                && failure.getCause() instanceof SQLException cause
                && ServerError.isPassing(cause);
    }
}
