package io.ballast.testkit;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    private final CopySource source;
    private CompletableFuture<TestCopy> next;
    private final Queue<CompletableFuture<Void>> drops = new ConcurrentLinkedQueue<>();

    CopyStock(CopySource source) {
        this.source = source;
        this.next = copyAhead();
    }

    /** A copy for one method; the one after it is begun. */
    TestCopy take() {
        return whenDone(begun());
    }

    private synchronized CompletableFuture<TestCopy> begun() {
        CompletableFuture<TestCopy> begun = next;
        next = copyAhead();
        return begun;
    }

    /** Has a copy dropped. */
    void giveBack(TestCopy copy) {
        drops.add(CompletableFuture.runAsync(copy::drop, BACKGROUND));
    }

    /** Drops the copy that nobody took, and waits until all are gone. */
    synchronized void close() {
        drops.add(next.handle((copy, failure) -> copy).thenAccept(CopyStock::dropIfMade));
        CompletableFuture<?>[] all = drops.toArray(CompletableFuture[]::new);
        whenDone(CompletableFuture.allOf(all));
    }

    private CompletableFuture<TestCopy> copyAhead() {
        return CompletableFuture.supplyAsync(source::copy, BACKGROUND);
    }

    private static void dropIfMade(@Nullable TestCopy copy) {
        if (copy != null) {
            copy.drop();
        }
    }

    /** The result, or the failure as it was thrown. */
    private static <T> T whenDone(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
