package io.ballast.common.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    @Test
    void runsTheLoopOnceOnEachThread() {
        ConcurrentSkipListSet<String> names = new ConcurrentSkipListSet<>();
        WorkerPool pool = new WorkerPool(
                "generate", () -> names.add(Thread.currentThread().getName()));
        pool.start(2);
        pool.start(1);
        pool.join();
        pool.rethrow();
        assertThat(names).containsExactly("generate-1", "generate-2", "generate-3");
        assertThat(pool.isStopped()).isFalse();
    }

    @Test
    void interruptsTheOthersOnAFailureAndKeepsWhatFailsAfterItUnlessItIsTheInterruption() {
        CyclicBarrier together = new CyclicBarrier(3);
        AtomicInteger next = new AtomicInteger();
        WorkerPool pool = new WorkerPool("test", () -> {
            int number = next.getAndIncrement();
            reach(together);
            if (number == 0) {
                throw new IllegalStateException("first");
            }
            waitForAnInterrupt();
            throw number == 1
                    ? new IllegalStateException("later")
                    : new BallastException(ErrorCategory.INTERRUPTED, "interrupted");
        });
        pool.start(3);
        pool.join();
        assertThat(pool.isStopped()).isTrue();
        assertThatThrownBy(pool::rethrow).hasMessage("first").satisfies(e -> assertThat(e.getSuppressed())
                .singleElement()
                .hasToString("java.lang.IllegalStateException: later"));
    }

    @Test
    void takesNoFailureForTheReasonOnceItWasStopped() {
        CountDownLatch stop = new CountDownLatch(1);
        WorkerPool pool = new WorkerPool(
                "test",
                () -> {
                    reach(stop);
                    throw new IllegalStateException("cancelled");
                },
                stop::countDown);
        pool.start(1);
        pool.stop();
        pool.join();
        pool.rethrow();
        assertThat(pool.isStopped()).isTrue();
    }

    @Test
    void throwsAnErrorToTheCaller() {
        WorkerPool pool = new WorkerPool("test", () -> {
            throw new StackOverflowError("deep");
        });
        pool.start(1);
        pool.join();
        assertThatThrownBy(pool::rethrow).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void passesAnInterruptOfTheCallerOnAndWaitsForTheEnd() {
        AtomicInteger ended = new AtomicInteger();
        WorkerPool pool = new WorkerPool("test", () -> {
            waitForAnInterrupt();
            ended.incrementAndGet();
        });
        pool.start(2);
        Thread.currentThread().interrupt();
        pool.join();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).hasValue(2);
    }

    @Test
    void waitsNoLongerThanItIsTold() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        WorkerPool pool = new WorkerPool("test", () -> reach(end), end::countDown);
        pool.start(1);
        pool.join(Duration.ofMillis(1)); // returns, though the thread waits
        assertThat(pool.isStopped()).isFalse();
        pool.stop();
        pool.join();
    }

    private static void reach(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void reach(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void waitForAnInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // what it waited for
        }
    }
}
