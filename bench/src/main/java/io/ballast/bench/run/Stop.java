package io.ballast.bench.run;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.ArrayList;
import java.util.List;

/** Whether the benchmark was asked to stop, and what has to be stopped then. Safe for use by many threads. */
final class Stop {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean asked;

    /** Asks for it; what runs is stopped at once. */
    synchronized void ask() {
        asked = true;
        actions.forEach(Runnable::run);
    }

    /** What to do when asked; done at once when that was before. */
    synchronized void onCancel(Runnable action) {
        actions.add(action);
        if (asked) {
            action.run();
        }
    }

    /** What was to be stopped is over. */
    synchronized void forget() {
        actions.clear();
    }

    synchronized boolean asked() {
        return asked;
    }

    /** Throws when asked. */
    void check() {
        if (asked()) {
            throw new BallastException(
                    ErrorCategory.INTERRUPTED,
                    "The benchmark was stopped. Its databases are gone, and no results were written.");
        }
    }
}
