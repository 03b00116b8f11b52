package io.ballast.common.system;

import io.ballast.common.error.BallastException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of threads that do tasks in the order in which they are submitted. Once a task has failed, none behind it begins;
 * those before it are finished, so that of several failures the caller gets that of the earliest task, however the threads ran. For
 * one submitting thread.
 *
 * @param <E> what tasks may throw beside unchecked exceptions
 */
public final class TaskPool<E extends Exception> implements AutoCloseable {
    /** What a closed pool's tasks use, such as a connection, may be closed once they had this long to end. */
    private static final Duration END = Duration.ofSeconds(5);

    private final String work;
    private final int threads;
    private final WorkerPool workers;
    private final BlockingQueue<FutureTask<?>> tasks = new LinkedBlockingQueue<>();
    private int submitted;
    private @Nullable Failure earliest;

    private record Failure(int task, Exception reason) {}

    /** Work that returns a value. */
    public interface Task<T, E extends Exception> {
        T run() throws E;
    }

    /** Work that returns nothing. */
    public interface Action<E extends Exception> {
        void run() throws E;
    }

    /** The value to come of a task. */
    public interface Result<T, E extends Exception> {
        /**
         * Waits for it.
         *
         * @throws E what the task threw, or a task before it that kept it from beginning
         * @throws BallastException (INTERRUPTED) when the calling thread is interrupted
         */
        T get() throws E;
    }

    /** @param work one word for what the tasks do, for the names of the threads and the message of an interruption */
    public TaskPool(String work, int threads) {
        this.work = work;
        this.threads = threads;
        this.workers = new WorkerPool("ballast-" + work, this::takeTasks);
    }

    /** Has the task done as soon as a thread is free. */
    public <T> Result<T, E> submit(Task<T, E> task) {
        int number = submitted++;
        FutureTask<T> future = new FutureTask<>(() -> run(number, task));
        tasks.add(future);
        if (workers.size() < threads) {
            workers.start(1);
        }
        return () -> get(future);
    }

    /** Does them all, at the most {@code threads} at once, and returns when they are done or one has failed. */
    public static <E extends Exception> void runAll(String work, int threads, List<Action<E>> actions) throws E {
        try (TaskPool<E> pool = new TaskPool<>(work, threads)) {
            List<Result<Boolean, E>> results = new ArrayList<>(actions.size());
            for (Action<E> action : actions) {
                results.add(pool.submit(() -> {
                    action.run();
                    return true;
                }));
            }
            for (Result<Boolean, E> result : results) {
                result.get();
            }
        }
    }

    private void takeTasks() {
        try {
            while (!workers.isStopped()) {
                tasks.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by close
        }
    }

    private <T> T run(int number, Task<T, E> task) throws Exception {
        throwEarlier(number);
        try {
            return task.run();
        } catch (Exception e) {
            failed(number, e);
            throw e;
        }
    }

    private synchronized void throwEarlier(int number) throws Exception {
        if (earliest != null && earliest.task() < number) {
            throw earliest.reason();
        }
    }

    private synchronized void failed(int number, Exception reason) {
        if (earliest == null || number < earliest.task()) {
            earliest = new Failure(number, reason);
        }
    }

    private <T> T get(FutureTask<T> future) throws E {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            throw Interrupted.during(work, e);
        }
    }

    @SuppressWarnings("unchecked") // tasks throw nothing checked but E
    private E unwrapped(ExecutionException e) {
        Throwable failure = Objects.requireNonNull(e.getCause());
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return (E) failure;
    }

    /** Interrupts what still runs, and gives it a moment to end. */
    @Override
    public void close() {
        workers.stop();
        try {
            workers.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
