package io.ballast.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends a run in good order when the process is stopped by a signal: SIGINT and SIGTERM make the JVM run its shutdown hooks, and this
 * one stops the command and gives it time to clean up. The JVM then exits with 130 or 143.
 */
public final class Interruption {
    /** The process must be gone within five seconds; what is left to do then is left. */
    private static final int GRACE_SECONDS = 4;

    /**
     * How much later than a process that it has started a process may hear of a signal that is for both: a JVM takes it in
     * threads of its own, which a machine with much to do may let wait for seconds. Only where
     * the signal was for the other process alone is all of it waited in vain.
     */
    private static final int SIGNAL_SECONDS = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread command;
    private volatile Runnable stop;
    private volatile boolean asked;

    private Interruption(Thread command) {
        this.command = command;
        this.stop = command::interrupt;
    }

    /** Watches over a command that the calling thread is about to run; does not return when the JVM is ending already. */
    public static Interruption watch() {
        Interruption interruption = new Interruption(Thread.currentThread());
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(interruption::end, "stop-command"));
        } catch (IllegalStateException ending) {
            awaitForever();
        }
        return interruption;
    }

    /** Never interrupts: for commands that run inside another program. */
    public static Interruption none() {
        return new Interruption(Thread.currentThread());
    }

    /** Does work that has a way of its own to be stopped from another thread; otherwise the thread is interrupted. */
    public <T> T stoppable(Runnable ownStop, Supplier<T> work) {
        stopFromNowOn(ownStop);
        try {
            return work.get();
        } finally {
            stopFromNowOn(command::interrupt);
        }
    }

    /** Where the process was signalled already, the earlier way may have come too late to stop anything. */
    private void stopFromNowOn(Runnable way) {
        stop = way;
        if (asked) {
            way.run();
        }
    }

    /** Waits until the process is signalled to stop. */
    public void await() {
        awaitForever();
    }

    private static void awaitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * For a command that was interrupted: a signal that has ended a process of its own may be on its way to this one, which it
     * ends with the right exit code. An interruption of this thread does not cut the wait short.
     */
    public static void letTheSignalCome() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SIGNAL_SECONDS);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException e) {
                // The command may have been left with its interruption pending, and the wait starts over without it.
            }
        }
    }

    /** The command has ended; to be called before {@link System#exit}, which waits for the hooks. */
    public void finished() {
        finished.countDown();
    }

    private void end() {
        if (finished.getCount() == 0) {
            return;
        }
        asked = true;
        stop.run();
        try {
            if (!finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("ballast: stops without waiting any longer; what is done stays done");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
