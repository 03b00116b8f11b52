package io.ballast.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The steps that take a server down again, gathered while it is set up and taken last first. */
final class Teardown {
    interface Step {
        void run() throws IOException;
    }

    private final Deque<Step> steps = new ArrayDeque<>();

    void push(Step step) {
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

    private @Nullable RuntimeException runAll(@Nullable RuntimeException earlier) {
        RuntimeException first = earlier;
        while (!steps.isEmpty()) {
            RuntimeException failure = runOne(steps.pop());
            if (first == null) {
                first = failure;
            } else if (failure != null) {
                first.addSuppressed(failure);
            }
        }
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
}
