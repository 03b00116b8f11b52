package io.ballast.generator;

import io.ballast.generator.shard.ShardWriter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread beside another one that does one thing at a time for it, and is never interrupted at that. */
final class Companion implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            work -> new Thread(work, Thread.currentThread().getName() + "-flush"));
    private @Nullable Future<?> pending;

    /** Begins the next work; the one before it must have been waited for. */
    void start(Runnable work) {
        pending = thread.submit(work);
    }

    /** Waits for the work begun last and throws what it threw; an interrupt ends the waiting but not the work. */
    void await() {
        if (pending != null) {
            try {
                pending.get();
                pending = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ShardWriter.interrupted(e);
            } catch (ExecutionException e) {
                pending = null;
                throw unchecked(e);
            }
        }
    }

    /** Waits for the work begun last, whatever happens, throws what it threw, and ends the thread. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            while (!thread.isTerminated()) {
                try {
                    thread.awaitTermination(1, TimeUnit.DAYS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            await();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        // work throws nothing checked
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
}
