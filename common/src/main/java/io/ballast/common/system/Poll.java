package io.ballast.common.system;

import io.ballast.common.error.BallastException;
import java.time.Duration;

/** Looks at something again and again until it is so, or the time for it is over. */
public final class Poll {
    private Poll() {}

    /** A look at what is waited for. */
    public interface Look<E extends Exception> {
        /** Whether it is so now. */
        boolean take() throws E;
    }

    /**
     * Waits until it is so. The first look is taken at once, the last one when the time is over.
     *
     * @param work one word for what is being done, for the message of an interruption
     * @param pause between two looks
     * @return false when it has not become so in time
     * @throws BallastException (INTERRUPTED) when the thread is interrupted during a pause
     */
    public static <E extends Exception> boolean until(String work, Duration limit, Duration pause, Look<E> look)
            throws E {
        long end = System.nanoTime() + limit.toNanos();
        while (!look.take()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                throw Interrupted.during(work, e);
            }
        }
        return true;
    }
}
