package io.ballast.loader.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a listener of this process's own. */
@Timeout(60)
class UnixSocketTest {
    private static final int MANY = 3_000_017;

    @TempDir
    private Path directory;

    /** Each task has its own; the common pool may have a single one. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private UnixDomainSocketAddress address;
    private ServerSocketChannel listener;

    @BeforeEach
    void listen() throws IOException {
        address = UnixDomainSocketAddress.of(directory.resolve("s"));
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(address, 1);
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    @Test
    void carriesMoreThanAnyBufferHoldsBothWays() throws Exception {
        byte[] sent = new byte[MANY];
        new Random(5).nextBytes(sent);
        try (UnixSocket socket = connected();
                SocketChannel peer = listener.accept()) {
            CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(peer), threads);
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(socket, sent), threads);
            byte[] received = socket.getInputStream().readNBytes(MANY);
            writer.get();
            socket.shutdownOutput();
            echo.get();
            assertThat(received).isEqualTo(sent);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void readsAndWritesSingleBytes() throws IOException {
        try (UnixSocket socket = connected();
                SocketChannel peer = listener.accept()) {
            socket.getOutputStream().write(0xE9);
            ByteBuffer one = ByteBuffer.allocate(2);
            assertThat(peer.read(one)).isEqualTo(1);
            peer.write(one.flip());
            assertThat(socket.getInputStream().read()).isEqualTo(0xE9);
        }
    }

    @Test
    void readsNoLongerThanItMay() throws IOException {
        try (UnixSocket socket = connected()) {
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(socket.isClosed()).isFalse();
        }
    }

    /** The listener takes two, and lets others wait. */
    @Test
    void connectsNoLongerThanItMay() throws IOException {
        try (UnixSocket first = connected();
                UnixSocket second = connected();
                UnixSocket third = new UnixSocket(address.getPath())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThatThrownBy(() -> third.connect(address, 100)).isInstanceOf(SocketTimeoutException.class);
            assertThat(third.isClosed()).isTrue();
        }
    }

    @Test
    void connectsAnInterruptedThread() throws IOException {
        Thread.currentThread().interrupt();
        try (UnixSocket socket = connected()) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void isRefusedWhereNobodyListensAnyMore() throws IOException {
        listener.close();
        try (UnixSocket socket = new UnixSocket(address.getPath())) {
            assertThatThrownBy(() -> socket.connect(address)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void closingEndsAReadThatWaits() throws Exception {
        UnixSocket socket = connected();
        try (SocketChannel peer = listener.accept()) {
            CompletableFuture<@Nullable Throwable> reader = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> socket.getInputStream().read()), threads);
            CompletableFuture<@Nullable Throwable> writer = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> {
                        while (peer.isOpen()) { // which does not read
                            socket.getOutputStream().write(new byte[MANY]);
                        }
                    }),
                    threads);
            Thread.sleep(100);
            assertThat(reader).isNotDone();
            assertThat(writer).isNotDone();

            socket.close();

            assertThat(reader.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            assertThat(writer.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> socket.setSoTimeout(1)).isInstanceOf(SocketException.class);
        }
    }

    private UnixSocket connected() throws IOException {
        UnixSocket socket = new UnixSocket(address.getPath());
        socket.connect(address, 0);
        return socket;
    }

    private static void echo(SocketChannel peer) {
        try {
            Channels.newInputStream(peer).transferTo(new ChannelOutput(peer));
            peer.shutdownOutput();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Unlike the JDK's, not held up by a reader of the same channel. */
    private static final class ChannelOutput extends java.io.OutputStream {
        private final SocketChannel channel;

        ChannelOutput(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    private static void write(UnixSocket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
