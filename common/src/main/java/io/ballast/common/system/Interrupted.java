package io.ballast.common.system;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;

/** What to throw where a wait was interrupted. */
public final class Interrupted {
    private Interrupted() {}

    /** Keeps the thread's interruption for its callers, and says that the work was asked to stop; {@code work} is one word. */
    public static BallastException during(String work, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new BallastException(ErrorCategory.INTERRUPTED, "The " + work + " was asked to stop", cause);
    }
}
