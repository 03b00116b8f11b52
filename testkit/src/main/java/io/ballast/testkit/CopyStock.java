package io.ballast.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The copies of a class whose methods get one each. No method waits for what can be done while another one runs: the next copy is
 * made ahead, and used ones are dropped behind. Safe for use by many threads.
 */
final class CopyStock {
    /** Work that must be done is waited for in {@link #close}, so its threads need not keep a JVM alive. */
    private static final ExecutorService BACKGROUND = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "ballast-testkit");
        thread.setDaemon(true);
        return thread;
    });

    /** Used copies that may wait to be dropped; with more, tests wait for the server. */
    private static final int MAX_USED = 4;

    private final CopySource source;
    private final Semaphore room = new Semaphore(MAX_USED);
    private CompletableFuture<TestCopy> next;
    private CompletableFuture<Void> drops = CompletableFuture.completedFuture(null);
    private @Nullable RuntimeException failure;

    CopyStock(CopySource source) {
        this.source = source;
        this.next = copyAhead();
    }

    /** A copy for one method; the one after it is begun. */
    TestCopy take() {
        try {
            return begun().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private synchronized CompletableFuture<TestCopy> begun() {
        CompletableFuture<TestCopy> begun = next;
        next = copyAhead();
        return begun;
    }

    private CompletableFuture<TestCopy> copyAhead() {
        return CompletableFuture.supplyAsync(source::copy, BACKGROUND);
    }

    /** Has a copy dropped, one after the other. What fails is thrown by {@link #close}. */
    void giveBack(TestCopy copy) {
        room.acquireUninterruptibly();
        synchronized (this) {
            drops = drops.thenRunAsync(
                    () -> {
                        try {
                            drop(copy);
                        } finally {
                            room.release();
                        }
                    },
                    BACKGROUND);
        }
    }

    /**
     * Drops the copy that nobody took, and waits until all are gone.
     *
     * @throws RuntimeException the first failure to drop one, the others suppressed in it
     */
    void close() {
        next.handle((copy, failed) -> copy).thenAccept(this::dropIfMade).join();
        drops.join();
        if (failure != null) {
            throw failure;
        }
    }

    /** As {@link #close} for a class that has failed before. */
    void closeAfter(Exception first) {
        try {
            close();
        } catch (RuntimeException e) {
            first.addSuppressed(e);
        }
    }

    private void dropIfMade(@Nullable TestCopy copy) {
        if (copy != null) {
            drop(copy);
        }
    }

    private void drop(TestCopy copy) {
        try {
            copy.drop();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private synchronized void failed(RuntimeException later) {
        if (failure == null) {
            failure = later;
        } else {
            failure.addSuppressed(later);
        }
    }
}
