package io.ballast.bench.strategy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs work in parallel; the first failure wins, and later ones are added to it. */
final class Parallel {
    private static final int END_SECONDS = 5;

    private Parallel() {}

    /** Work that may fail. */
    interface Work {
        void run() throws SQLException;
    }

    /** Runs all of it, at the most {@code jobs} at once; with one job in this very thread. */
    static void run(int jobs, List<Work> all) throws SQLException {
        if (jobs == 1 || all.size() == 1) {
            for (Work work : all) {
                work.run();
            }
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, Math.max(1, all.size())));
        try {
            List<Future<Void>> futures = new ArrayList<>();
            for (Work work : all) {
                Callable<Void> task = () -> {
                    work.run();
                    return null;
                };
                futures.add(threads.submit(task));
            }
            await(futures);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    /** What still runs uses sessions that the caller is about to close. */
    private static void awaitEnd(ExecutorService threads) {
        try {
            threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(List<Future<Void>> futures) throws SQLException {
        for (Future<Void> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SQLException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BallastException(ErrorCategory.INTERRUPTED, "The benchmark was asked to stop", e);
            }
        }
    }
}
