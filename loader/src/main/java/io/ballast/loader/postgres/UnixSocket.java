package io.ballast.loader.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Unix-domain socket in the shape that the driver knows: Java has channels for them, but no {@link Socket}. One thread may read while
 * another writes; any thread may close it, which ends both. What belongs to TCP alone is accepted and without effect.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // channel and selectors take care of themselves
final class UnixSocket extends Socket {
    /** As large as one write is worth to be; the driver asks before it makes buffers of its own. */
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

    void connect() throws IOException {
        try {
            channel.connect(address);
            channel.configureBlocking(false);
            readable.open();
            writable.open();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Connects to the socket's file, whatever address is given; there is nothing that could take time. */
    @Override
    public void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
        connect();
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect();
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
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
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
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    if (channel.write(buffer) == 0) {
                        writable.await(0);
                    }
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
        channel.close();
        readable.close();
        writable.close();
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
    public void setKeepAlive(boolean on) {
        // the kernel knows at once when the other side has gone
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
