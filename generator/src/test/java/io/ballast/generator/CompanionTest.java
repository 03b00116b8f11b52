package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class CompanionTest {
    private final IllegalStateException failure = new IllegalStateException("the disk is on fire");

    private void fail() {
        throw failure;
    }

    @Test
    void awaitThrowsOnceWhatTheWorkThrew() {
        try (Companion companion = new Companion()) {
            companion.start(this::fail);
            assertThatThrownBy(companion::await).isSameAs(failure);
            companion.await();
        }
    }

    @Test
    void closeThrowsWhatNobodyHasWaitedFor() {
        Companion companion = new Companion();
        companion.start(this::fail);
        assertThatThrownBy(companion::close).isSameAs(failure);
    }

    @Test
    void errorsArriveAsTheyAre() {
        Companion companion = new Companion();
        AssertionError error = new AssertionError("broken");
        companion.start(() -> {
            throw error;
        });
        assertThatThrownBy(companion::close).isSameAs(error);
    }

    @Test
    void interruptEndsTheWaitingButNotTheWork() {
        Companion companion = new Companion();
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        companion.start(() -> {
            try {
                waiting.await();
                done.set(true);
            } catch (InterruptedException e) {
                throw new AssertionError("work is never interrupted", e);
            }
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(companion::await)
                .isInstanceOf(BallastException.class)
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INTERRUPTED);
        waiting.countDown();
        companion.close();
        assertThat(done).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }
}
