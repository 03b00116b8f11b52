package io.ballast.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends a run in good order when the process is told to stop: SIGINT and SIGTERM make the JVM run its shutdown hooks, and this
 * one stops the command and gives it time to clean up. The JVM then exits with 130 or 143.
 */
public final class Interruption {
    /** The process must be gone within five seconds; what is left to do then is left. */
    private static final int GRACE_SECONDS = 4;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread command;
    private volatile Runnable stop;

    private Interruption(Thread command) {
        this.command = command;
        this.stop = command::interrupt;
    }

    /** Watches over a command that the calling thread is about to run. */
    public static Interruption watch() {
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::end, "stop-command"));
        return interruption;
    }

    /** Never interrupts: for commands that run inside another program. */
    public static Interruption none() {
        return new Interruption(Thread.currentThread());
    }

    /** Does work that has a way of its own to be stopped from another thread; otherwise the thread is interrupted. */
    public <T> T stoppable(Runnable ownStop, Supplier<T> work) {
        stop = ownStop;
        try {
            return work.get();
        } finally {
            stop = command::interrupt;
        }
    }

    /** Waits until the process is told to stop. */
    public void await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
