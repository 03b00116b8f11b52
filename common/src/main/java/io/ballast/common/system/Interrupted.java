package io.ballast.common.system;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;

/** What to throw where a wait was interrupted. */
public final class Interrupted {
    private Interrupted() {}

    /**
     * Keeps the thread's interruption for its callers, and says that the work was asked to stop.
     *
     * @param work as it goes between "The" and "was asked to stop"
     * @param cause an InterruptedException, or what a channel throws that was closed by the interruption
     */
    public static BallastException during(String work, Exception cause) {
        Thread.currentThread().interrupt();
        return new BallastException(ErrorCategory.INTERRUPTED, "The " + work + " was asked to stop", cause);
    }
}
