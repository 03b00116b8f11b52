package io.ballast.common.system;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run one loop, for work whose threads each keep something of their own: a connection, a buffer. The first failure
 * wins: it stops the others, and the caller gets it; later ones are suppressed in it. {@link TaskPool} is for tasks that need no
 * more than a thread. Safe for use by many threads.
 */
public final class WorkerPool {
    private final String name;
    private final Runnable loop;
    private final Runnable onStop;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private @Nullable Throwable failure;
    private boolean stopped;

    /** Threads named {@code name-1} and so on, which are interrupted when they are to stop. */
    public WorkerPool(String name, Runnable loop) {
        this.name = name;
        this.loop = loop;
        this.onStop = this::interrupt;
    }

    /** @param onStop ends what the threads are at; called by any thread, possibly more than once */
    public WorkerPool(String name, Runnable loop, Runnable onStop) {
        this.name = name;
        this.loop = loop;
        this.onStop = onStop;
    }

    /** Starts that many more threads; none of them runs before {@link #size} counts them all. */
    public void start(int count) {
        List<Thread> more = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(this::run, name + "-" + (threads.size() + i));
            thread.setDaemon(true);
            more.add(thread);
        }
        threads.addAll(more);
        more.forEach(Thread::start);
    }

    public int size() {
        return threads.size();
    }

    private void run() {
        try {
            loop.run();
        } catch (Throwable e) { // whatever it is, the caller must hear of it
            fail(e);
        }
    }

    /** Stops the work for this reason; what fails once it was stopped is no reason. */
    public void fail(Throwable error) {
        if (isFirst(error)) {
            stop();
        }
    }

    private synchronized boolean isFirst(Throwable error) {
        if (failure == null && !stopped) {
            failure = error;
            return true;
        }
        if (failure != null && failure != error && !isInterruption(error)) {
            failure.addSuppressed(error);
        }
        return false;
    }

    private static boolean isInterruption(Throwable error) {
        return error instanceof BallastException ballast && ballast.category() == ErrorCategory.INTERRUPTED;
    }

    /** Stops the work; the loops see it by {@link #isStopped}. */
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        onStop.run();
    }

    /** Whether the work was stopped, or has failed. */
    public synchronized boolean isStopped() {
        return stopped || failure != null;
    }

    private void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Waits until all threads have ended. An interrupt of the caller interrupts them, and is kept; the wait goes on. */
    public void join() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    interrupt();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits at the most that long until all threads have ended. */
    public void join(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
    }

    /** Throws the first failure, if there was one. */
    public synchronized void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException error) { // loops throw nothing checked
            throw error;
        }
    }
}
