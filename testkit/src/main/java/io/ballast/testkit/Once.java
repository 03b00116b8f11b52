package io.ballast.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made by the first caller. A failure is remembered too: what does not start is tried once, not once per test. */
final class Once<T> {
    private final Supplier<T> maker;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (failure != null) {
            throw failure;
        }
        if (value == null) {
            try {
                value = maker.get();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return value;
    }
}
