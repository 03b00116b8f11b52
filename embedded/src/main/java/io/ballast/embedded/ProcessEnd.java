package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for the end of a process, in two ways: ready to be interrupted, or not. */
final class ProcessEnd {
    /** How long a process that was asked to end may take. */
    private static final int END_SECONDS = 2;

    private ProcessEnd() {}

    /** The failure of a start that somebody has stopped. */
    static BallastException interrupted(@Nullable Throwable cause) {
        return new BallastException(
                ErrorCategory.INTERRUPTED,
                "Interrupted while the PostgreSQL server was starting; it does not run.",
                cause);
    }

    /** The exit code; when this thread is interrupted, the process is ended and has ended by the time of the exception. */
    static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    /** The exit code; an interruption is kept for later. */
    static int awaitWhateverComes(Process process) {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                if (interrupted && !process.isAlive()) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        awaitWhateverComes(process);
    }
}
