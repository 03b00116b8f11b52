package io.ballast.common.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.system.TaskPool.Action;
import io.ballast.common.system.TaskPool.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TaskPoolTest {
    @Test
    void returnsTheResultsOfTasksThatRanOnNamedDaemons() {
        try (TaskPool<RuntimeException> pool = new TaskPool<>("check", 3)) {
            List<Result<String, RuntimeException>> results = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                results.add(pool.submit(() -> {
                    assertThat(Thread.currentThread().isDaemon()).isTrue();
                    assertThat(Thread.currentThread().getName()).matches("ballast-check-[123]");
                    return "task " + number;
                }));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(results.get(i).get()).isEqualTo("task " + i);
            }
        }
    }

    @Test
    void runsNoMoreTasksAtOnceThanItHasThreads() {
        Semaphore two = new Semaphore(2);
        List<Action<RuntimeException>> actions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            actions.add(() -> {
                assertThat(two.tryAcquire()).isTrue();
                two.release();
            });
        }
        TaskPool.runAll("test", 2, actions);
    }

    @Test
    void throwsTheFailureOfTheEarliestTaskThoughALaterOneFailedBefore() {
        CountDownLatch laterHasFailed = new CountDownLatch(1);
        List<Action<IOException>> actions = List.of(
                () -> {
                    await(laterHasFailed);
                    throw new IOException("earlier");
                },
                () -> {
                    laterHasFailed.countDown();
                    throw new IOException("later");
                });
        assertThatThrownBy(() -> TaskPool.runAll("test", 2, actions))
                .isInstanceOf(IOException.class)
                .hasMessage("earlier");
    }

    @Test
    void beginsNoTaskBehindOneThatFailed() {
        AtomicInteger begun = new AtomicInteger();
        try (TaskPool<IOException> pool = new TaskPool<>("test", 1)) {
            pool.submit(() -> {
                throw new IOException("first");
            });
            Result<Integer, IOException> second = pool.submit(begun::incrementAndGet);
            assertThatThrownBy(second::get).isInstanceOf(IOException.class).hasMessage("first");
        }
        assertThat(begun).hasValue(0);
    }

    @Test
    void interruptsWhatStillRunsWhenItIsClosed() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (TaskPool<RuntimeException> pool = new TaskPool<>("test", 1)) {
            pool.submit(() -> {
                begun.countDown();
                try {
                    return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    return false;
                }
            });
            await(begun);
        }
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void endsItsWaitWhenTheCallerIsInterrupted() {
        List<Action<RuntimeException>> actions = List.of(() -> await(new CountDownLatch(1)));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> TaskPool.runAll("verification", 1, actions))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INTERRUPTED))
                .hasMessage("The verification was asked to stop");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void throwsAnErrorAsItIs() {
        List<Action<RuntimeException>> actions = List.of(() -> {
            throw new StackOverflowError("deep");
        });
        assertThatThrownBy(() -> TaskPool.runAll("test", 1, actions)).isInstanceOf(StackOverflowError.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
