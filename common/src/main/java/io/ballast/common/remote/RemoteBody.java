package io.ballast.common.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of one answer, as a channel that is read while it arrives. Unlike the JDK's own stream of a body, it does not wait for ever for a
 * silent server. A bounded number of pieces is in memory, enough for most of what the client has got to be handed over before it
 * notices that a connection broke off, since it drops the rest. To be read by one thread.
 */
final class RemoteBody implements BodySubscriber<RemoteBody>, ReadableByteChannel {
    /** Pieces, of up to 16 KiB each. */
    private static final int WINDOW = 64;

    private final Duration silence;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<RemoteBody> self = CompletableFuture.completedFuture(this);
    private final Queue<ByteBuffer> arrived = new ArrayDeque<>();

    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean closed;
    private @Nullable Signal end;

    RemoteBody(Duration silence) {
        this.silence = silence;
    }

    @Override
    public CompletionStage<RemoteBody> getBody() {
        return self;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(WINDOW);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        signals.add(new Signal(pieces, null));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new Signal(List.of(), failure instanceof IOException io ? io : new IOException(failure)));
    }

    @Override
    public void onComplete() {
        signals.add(Signal.COMPLETE);
    }

    /** As any channel's; fails where the server breaks off, or is silent for too long. */
    @Override
    public int read(ByteBuffer target) throws IOException {
        while (arrived.isEmpty()) {
            if (end == null) {
                take(next());
            } else if (end.failure() != null) {
                throw new IOException(end.failure().getMessage(), end.failure());
            } else {
                return -1;
            }
        }
        return drain(target);
    }

    private int drain(ByteBuffer target) {
        int before = target.remaining();
        while (target.hasRemaining() && !arrived.isEmpty()) {
            ByteBuffer piece = arrived.element();
            int count = Math.min(piece.remaining(), target.remaining());
            target.put(piece.slice().limit(count));
            piece.position(piece.position() + count);
            if (!piece.hasRemaining()) {
                arrived.remove();
            }
        }
        return before - target.remaining();
    }

    private void take(Signal signal) {
        if (signal.pieces().isEmpty()) {
            end = signal;
            return;
        }
        signal.pieces().stream().filter(ByteBuffer::hasRemaining).forEach(arrived::add);
        Flow.Subscription open = subscription;
        if (open != null) {
            open.request(1);
        }
    }

    private Signal next() throws IOException {
        try {
            Signal signal = signals.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
            if (signal == null) {
                throw new InterruptedIOException("no byte for " + silence.toSeconds() + " s");
            }
            return signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    /** Lets go of the connection, also in the middle of the body. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }

    /**
     * What the connection has told.
     *
     * @param pieces empty at the end
     * @param failure null where it is not one
     */
    private record Signal(List<ByteBuffer> pieces, @Nullable IOException failure) {
        static final Signal COMPLETE = new Signal(List.of(), null);
    }
}
