package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for the end of a process, in two ways: ready to be interrupted, or not. */
final class ProcessEnd {
    /** How long a process that was asked to end may take. */
    private static final int END_SECONDS = 2;

    private static final int CHILDREN_MILLIS = 500;

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

    /** What initdb has started writes for a moment longer than initdb lives; a server that is starting is not waited for. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        awaitWhateverComes(process);
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CHILDREN_MILLIS);
        while (children.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
