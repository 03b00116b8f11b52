package io.ballast.loader.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Unix-domain socket in the shape that the driver knows: Java has channels for them, but no {@link Socket}. One thread may read while
 * another writes; any thread may close it, which ends both. What belongs to TCP alone is accepted and without effect.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // channel and selectors take care of themselves
final class UnixSocket extends Socket {
    /**
     * The most that is read or written at once: the channel copies it to a buffer outside of the heap, which it keeps. The driver makes
     * its own buffers no larger than that.
     */
    private static final int BUFFER_BYTES = 1 << 16;

    private final UnixDomainSocketAddress address;
    private final SocketChannel channel;
    private final ChannelGate readable;
    private final ChannelGate writable;
    private volatile int readTimeoutMillis;

    /** Not connected yet. */
    UnixSocket(Path file) throws IOException {
        super((@Nullable SocketImpl) null);
        this.address = UnixDomainSocketAddress.of(file);
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        this.readable = new ChannelGate(channel, SelectionKey.OP_READ);
        this.writable = new ChannelGate(channel, SelectionKey.OP_WRITE);
    }

    /** Connects to the socket's file, whatever address is given. */
    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    /** As {@link #connect(SocketAddress)}; where many others wait to be let in, that may take its time. */
    @Override
    public void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
        boolean interrupted = Thread.interrupted(); // which would close the channel
        try {
            connectWithin(timeoutMillis);
            channel.configureBlocking(false);
            readable.open();
            writable.open();
        } catch (IOException e) {
            close();
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void connectWithin(int timeoutMillis) throws IOException {
        CompletableFuture<Void> timer = new CompletableFuture<>();
        if (timeoutMillis > 0) {
            timer = CompletableFuture.runAsync(
                    this::giveUp, CompletableFuture.delayedExecutor(timeoutMillis, TimeUnit.MILLISECONDS));
        }
        try {
            channel.connect(address);
        } catch (AsynchronousCloseException e) {
            SocketTimeoutException timeout = new SocketTimeoutException("Connect timed out");
            timeout.initCause(e);
            throw timeout;
        } finally {
            timer.cancel(false);
        }
    }

    private void giveUp() {
        try {
            channel.close();
        } catch (IOException e) {
            // The waiting thread finds out.
        }
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, Math.min(length, BUFFER_BYTES));
                int count = channel.read(buffer);
                while (count == 0 && length > 0) {
                    readable.await(readTimeoutMillis);
                    count = channel.read(buffer);
                }
                return count;
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                int end = Objects.checkFromIndexSize(offset, length, bytes.length) + length;
                for (int position = offset; position < end; ) {
                    ByteBuffer piece = ByteBuffer.wrap(bytes, position, Math.min(end - position, BUFFER_BYTES));
                    int count = channel.write(piece);
                    if (count == 0) {
                        writable.await(0);
                    }
                    position += count;
                }
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            try {
                readable.close();
            } finally {
                writable.close();
            }
        }
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        if (isClosed()) {
            throw new SocketException("Socket is closed");
        }
        readTimeoutMillis = millis;
    }

    @Override
    public int getSoTimeout() {
        return readTimeoutMillis;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // nothing is delayed
    }

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    @Override
    public void setKeepAlive(boolean on) {
        // the kernel knows at once when the other side has gone
    }

    @Override
    public boolean getKeepAlive() {
        return true;
    }

    @Override
    public void setSoLinger(boolean on, int seconds) {
        // what was written is with the other side
    }

    @Override
    public int getSoLinger() {
        return -1;
    }

    /** There is no address of this side. */
    @Override
    public void bind(SocketAddress ignored) {}

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void setReceiveBufferSize(int size) {
        // the kernel's own size does
    }

    @Override
    public int getReceiveBufferSize() {
        return BUFFER_BYTES;
    }

    @Override
    public void setSendBufferSize(int size) {
        // the kernel's own size does
    }

    @Override
    public int getSendBufferSize() {
        return BUFFER_BYTES;
    }

    @Override
    public String toString() {
        return "UnixSocket[" + address + "]";
    }
}
