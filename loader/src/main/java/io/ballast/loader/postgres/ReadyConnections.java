package io.ballast.loader.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections made one after the other in a thread of their own, while their later users do something else. Safe for use by
 * many threads.
 */
public final class ReadyConnections implements AutoCloseable {
    /** A server, a pool or a firewall may have ended one that has waited longer, and a failure longer ago may have passed. */
    static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private static final long MAX_CLOSE_MILLIS = 500;

    private final Queue<CompletableFuture<Outcome>> expected = new ConcurrentLinkedQueue<>();
    private final Duration longestWait;
    private @Nullable Thread maker;
    private volatile boolean closed;

    /** A connection, or why there is none, and since when. */
    private record Outcome(
            @Nullable Connection connection, @Nullable RuntimeException failure, long sinceNanos) {
        void close() {
            try {
                if (connection != null) {
                    connection.close();
                }
            } catch (SQLException e) {
                // Nobody has used it.
            }
        }
    }

    private ReadyConnections(Duration longestWait) {
        this.longestWait = longestWait;
    }

    static ReadyConnections none() {
        return new ReadyConnections(MAX_WAIT);
    }

    /** Begins to make this number; after the first that fails there are no more. */
    static ReadyConnections start(int count, Supplier<Connection> connect, Duration longestWait) {
        ReadyConnections ready = new ReadyConnections(longestWait);
        for (int i = 0; i < count; i++) {
            ready.expected.add(new CompletableFuture<>());
        }
        List<CompletableFuture<Outcome>> all = new ArrayList<>(ready.expected);
        Thread thread = new Thread(() -> ready.make(all, connect), "ballast-connect");
        thread.setDaemon(true);
        ready.maker = thread;
        thread.start();
        return ready;
    }

    private void make(List<CompletableFuture<Outcome>> all, Supplier<Connection> connect) {
        for (CompletableFuture<Outcome> one : all) {
            Outcome outcome = closed ? new Outcome(null, null, System.nanoTime()) : made(connect);
            if (outcome.connection == null) {
                closed = true;
            }
            if (!one.complete(outcome)) {
                outcome.close();
            }
        }
    }

    private static Outcome made(Supplier<Connection> connect) {
        try {
            return new Outcome(connect.get(), null, System.nanoTime());
        } catch (RuntimeException e) {
            return new Outcome(null, e, System.nanoTime());
        } catch (Error e) { // the caller connects itself, and meets it there
            return new Outcome(null, null, System.nanoTime());
        }
    }

    /**
     * The next one, waited for if it is not there yet; null when there are no more, or when it is too old.
     *
     * @throws io.ballast.common.error.BallastException why it could not be made
     */
    @Nullable
    Connection take() {
        CompletableFuture<Outcome> next = expected.poll();
        if (next == null) {
            return null;
        }
        Outcome outcome = next.join();
        if (System.nanoTime() - outcome.sinceNanos > longestWait.toNanos()) {
            outcome.close();
            return null;
        }
        if (outcome.failure != null) {
            throw outcome.failure;
        }
        return outcome.connection;
    }

    /** Makes no more, and closes those that nobody has taken; waits for the one that is being made, though not for long. */
    @Override
    public void close() {
        closed = true;
        for (CompletableFuture<Outcome> rest = expected.poll(); rest != null; rest = expected.poll()) {
            if (!rest.complete(new Outcome(null, null, System.nanoTime()))) {
                rest.join().close();
            }
        }
        try {
            if (maker != null) {
                maker.join(MAX_CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
