package io.ballast.loader.postgres;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a channel that does not block can be read, or written; for one thread, while another may close it. As with a socket of
 * TCP's, an interrupt does not end the waiting.
 */
final class ChannelGate {
    private final SocketChannel channel;
    private final int operation;
    private volatile @Nullable Selector selector;

    /** @param operation one of the constants of {@link java.nio.channels.SelectionKey} */
    ChannelGate(SocketChannel channel, int operation) {
        this.channel = channel;
        this.operation = operation;
    }

    /** Once the channel is connected and does not block any more. */
    void open() throws IOException {
        Selector opened = Selector.open();
        selector = opened;
        channel.register(opened, operation);
    }

    /**
     * Returns when it may be worth trying.
     *
     * @param timeoutMillis 0 for as long as it takes
     * @throws SocketTimeoutException when that time is over
     * @throws SocketException when the channel has been closed
     */
    void await(int timeoutMillis) throws IOException {
        long end = System.nanoTime() + timeoutMillis * 1_000_000L;
        boolean interrupted = false;
        try {
            while (!select(timeoutMillis == 0 ? 0 : millisUntil(end))) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean select(long millis) throws IOException {
        @Nullable Selector current = selector;
        if (current == null || !channel.isOpen()) {
            throw new SocketException("Socket is closed");
        }
        try {
            boolean ready = current.select(millis) > 0;
            current.selectedKeys().clear();
            return ready;
        } catch (ClosedSelectorException e) {
            SocketException closed = new SocketException("Socket is closed");
            closed.initCause(e);
            throw closed;
        }
    }

    /** At least 1, as 0 would mean to wait for ever. */
    private static long millisUntil(long end) throws SocketTimeoutException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("Read timed out");
        }
        return Math.max(1, left / 1_000_000);
    }

    void close() throws IOException {
        @Nullable Selector current = selector;
        if (current != null) {
            current.close();
        }
    }
}
