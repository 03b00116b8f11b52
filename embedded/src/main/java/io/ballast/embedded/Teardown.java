package io.ballast.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The steps that take a server down again, gathered while it is set up and taken once, last first: when somebody asks for
 * it, or at the end of the JVM. A step that fails is the last one, because what the steps below it would remove is in use.
 * Safe for use by many threads.
 */
final class Teardown {
    /** How long the end of the JVM waits for the thread that uses the server to take it down in good order. */
    private static final int GRACE_SECONDS = 2;

    /** How long it waits for the thread that sets the server up: then the {@link Reaper} takes over. */
    private static final int SETUP_GRACE_SECONDS = 4;

    interface Step {
        void run() throws IOException;
    }

    private final Deque<Step> steps = new ArrayDeque<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::runAtTheEnd, "embedded-server-stop");
    private final Thread builder = Thread.currentThread();
    private volatile boolean setUp;

    private Teardown() {}

    /**
     * A teardown without steps, for a server that this thread sets up; the end of the JVM will find it.
     *
     * @throws io.ballast.common.error.BallastException (INTERRUPTED) when the JVM is ending already
     */
    static Teardown begin() {
        Teardown teardown = new Teardown();
        try {
            Runtime.getRuntime().addShutdownHook(teardown.hook);
        } catch (IllegalStateException ending) {
            throw ProcessEnd.interrupted(ending);
        }
        return teardown;
    }

    synchronized void push(Step step) {
        steps.push(step);
    }

    /** The server is ready: from now on any thread may take it down. */
    void setUp() {
        setUp = true;
    }

    /** Takes the steps and throws the first failure. An interruption is kept for later. */
    void run() {
        boolean interrupted = Thread.interrupted();
        try {
            runAll();
        } finally {
            done.countDown();
            removeHook();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes no step any more, at the end of the JVM neither. */
    synchronized void forget() {
        steps.clear();
        done.countDown();
        removeHook();
    }

    /** Takes the steps because of this failure, which their own is added to. */
    void runAfter(RuntimeException failure) {
        try {
            run();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private synchronized void runAll() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.run();
            } catch (IOException | RuntimeException e) {
                steps.clear();
                throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
            }
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs by now, and finds nothing left to do.
        }
    }

    /**
     * The thread that sets the server up is stopped, and takes it down itself: taken down by another thread, it could start
     * right afterwards.
     */
    private void runAtTheEnd() {
        boolean ready = setUp;
        if (!ready) {
            builder.interrupt();
        }
        if (!isDoneWithin(ready ? GRACE_SECONDS : SETUP_GRACE_SECONDS) && ready) {
            run();
        }
    }

    private boolean isDoneWithin(int seconds) {
        try {
            return done.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false; // the grace is over
        }
    }
}
