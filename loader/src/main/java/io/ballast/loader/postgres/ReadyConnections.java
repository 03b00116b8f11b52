package io.ballast.loader.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections made one after the other in a thread of their own, while those who will need them do something else. Safe for use by
 * many threads.
 */
public final class ReadyConnections implements AutoCloseable {
    /** A server, a pool or a firewall may have ended one that has waited longer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Queue<CompletableFuture<Made>> expected = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private record Made(Connection connection, long sinceNanos) {
        boolean isFresh() {
            return System.nanoTime() - sinceNanos < LONGEST_WAIT.toNanos();
        }

        void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                // Nobody has used it.
            }
        }
    }

    private ReadyConnections() {}

    static ReadyConnections none() {
        return new ReadyConnections();
    }

    /** Begins to make so many; after the first that fails there are no more. */
    static ReadyConnections start(int count, Supplier<Connection> connect) {
        ReadyConnections ready = new ReadyConnections();
        for (int i = 0; i < count; i++) {
            ready.expected.add(new CompletableFuture<>());
        }
        List<CompletableFuture<Made>> all = new ArrayList<>(ready.expected);
        Thread thread = new Thread(() -> ready.make(all, connect), "ballast-connect");
        thread.setDaemon(true);
        thread.start();
        return ready;
    }

    private void make(List<CompletableFuture<Made>> all, Supplier<Connection> connect) {
        for (CompletableFuture<Made> one : all) {
            if (closed) {
                one.cancel(false);
                continue;
            }
            try {
                Made made = new Made(connect.get(), System.nanoTime());
                if (!one.complete(made)) {
                    made.close();
                }
            } catch (Throwable e) { // whoever waits for it must hear of it
                closed = true;
                one.completeExceptionally(e);
            }
        }
    }

    /**
     * The next one, waited for if it is not there yet; null when there are no more.
     *
     * @throws io.ballast.common.error.BallastException why it could not be made
     */
    @Nullable
    Connection take() {
        CompletableFuture<Made> next = expected.poll();
        if (next == null) {
            return null;
        }
        try {
            Made made = next.join();
            if (made.isFresh()) {
                return made.connection;
            }
            made.close();
            return null;
        } catch (CancellationException e) {
            return null;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    /** Makes no more, and closes those that nobody has taken; the one that is being made, once it is. */
    @Override
    public void close() {
        closed = true;
        for (CompletableFuture<Made> rest = expected.poll(); rest != null; rest = expected.poll()) {
            if (!rest.cancel(false) && !rest.isCompletedExceptionally()) {
                rest.join().close();
            }
        }
    }
}
