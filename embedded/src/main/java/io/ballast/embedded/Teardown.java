package io.ballast.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The steps that take a server down again, gathered while it is set up and taken once, last first: when somebody asks for
 * it, or at the end of the JVM. Safe for use by many threads.
 */
final class Teardown {
    /** How long the end of the JVM waits for whoever uses the server to take it down in good order. */
    private static final int GRACE_SECONDS = 2;

    interface Step {
        void run() throws IOException;
    }

    private final Deque<Step> steps = new ArrayDeque<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::runAfterGrace, "embedded-server-stop");

    private Teardown() {}

    /** A teardown without steps, which the end of the JVM will find. */
    static Teardown begin() {
        Teardown teardown = new Teardown();
        Runtime.getRuntime().addShutdownHook(teardown.hook);
        return teardown;
    }

    synchronized void push(Step step) {
        steps.push(step);
    }

    /** Takes every step, whatever becomes of the ones before, and then throws the first failure. */
    void run() {
        RuntimeException first = runAll(null);
        if (first != null) {
            throw first;
        }
    }

    /** Takes every step because of this failure, which their own failures are added to. */
    void runAfter(RuntimeException failure) {
        runAll(failure);
    }

    private synchronized @Nullable RuntimeException runAll(@Nullable RuntimeException earlier) {
        RuntimeException first = earlier;
        while (!steps.isEmpty()) {
            RuntimeException failure = runOne(steps.pop());
            if (first == null) {
                first = failure;
            } else if (failure != null) {
                first.addSuppressed(failure);
            }
        }
        done.countDown();
        removeHook();
        return first;
    }

    private static @Nullable RuntimeException runOne(Step step) {
        try {
            step.run();
            return null;
        } catch (IOException e) {
            return new UncheckedIOException(e);
        } catch (RuntimeException e) {
            return e;
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs by now, and finds nothing left to do.
        }
    }

    private void runAfterGrace() {
        try {
            if (done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            // The grace is over; the server is stopped all the same.
        }
        run();
    }
}
