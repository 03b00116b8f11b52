package io.ballast.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to the server that breaks where a test wants it to: once, and only the connection that is passing there. Bytes towards
 * the server are counted over all connections; a cut resets both ends, a stalled connection stays open and carries nothing more.
 */
final class CutProxy implements AutoCloseable {
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new ArrayList<>();
    private final AtomicLong toServer = new AtomicLong();
    private final AtomicInteger commits = new AtomicInteger();
    private final List<Long> borders = new ArrayList<>();
    private volatile String host;
    private volatile int port;
    private volatile long cutAt = Long.MAX_VALUE;
    private volatile long stallAt = Long.MAX_VALUE;
    private volatile int loseCommit = Integer.MAX_VALUE;
    private volatile boolean broken;

    CutProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Where connections from now on lead. */
    void leadTo(String otherHost, int otherPort) {
        host = otherHost;
        port = otherPort;
    }

    /** Cuts the connection that carries the byte with this number to the server; what lies before it still arrives. */
    CutProxy cutAt(long byteNumber) {
        cutAt = byteNumber;
        return this;
    }

    /** From the byte with this number on, the connection that carries it stalls. */
    CutProxy stallAt(long byteNumber) {
        stallAt = byteNumber;
        return this;
    }

    /** Cuts the connection that brings the answer to the COMMIT with this number, counted from 1, and loses the answer. */
    CutProxy loseAnswerToCommit(int number) {
        loseCommit = number;
        return this;
    }

    /** Whether the cut, or whatever it was, has happened. */
    boolean broken() {
        return broken;
    }

    /** How many bytes have gone to the server. */
    long bytesToServer() {
        return toServer.get();
    }

    /** Numbers of the bytes that begin a message of a client. */
    synchronized List<Long> borders() {
        return List.copyOf(borders);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (this) {
            open.forEach(CutProxy::reset);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(host, port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                synchronized (this) {
                    open.add(client);
                    open.add(server);
                }
                Connection connection = new Connection(client, server);
                start(connection::toServer);
                start(connection::toClient);
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                start(this::accept); // the server was not there for this one
            }
        }
    }

    private synchronized void note(long border) {
        borders.add(border);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cut-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            // the other direction was faster
        }
    }

    private static boolean contains(byte[] bytes, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    /** One client and its connection to the server. */
    private final class Connection {
        private final Socket client;
        private final Socket server;
        private final ClientMessages messages = new ClientMessages();
        private volatile boolean stalled;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void toServer() {
            byte[] bytes = new byte[8192];
            try {
                InputStream in = client.getInputStream();
                OutputStream out = server.getOutputStream();
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    long begin = toServer.getAndAdd(read);
                    long end = begin + read;
                    messages.take(bytes, read, index -> note(begin + index));
                    if (!broken && end > stallAt) {
                        broken = true;
                        stalled = true;
                    }
                    if (stalled) {
                        return; // nothing is read any more, so that the sender's buffers fill up
                    }
                    if (!broken && end > cutAt) {
                        broken = true;
                        out.write(bytes, 0, (int) Math.max(0, cutAt - begin));
                        out.flush();
                        break;
                    }
                    out.write(bytes, 0, read);
                }
            } catch (IOException e) {
                // one of the two has gone
            }
            reset(client);
            reset(server);
        }

        void toClient() {
            byte[] bytes = new byte[8192];
            try {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (stalled) {
                        continue;
                    }
                    boolean committed = contains(bytes, read, COMMITTED);
                    if (committed && commits.incrementAndGet() == loseCommit) {
                        broken = true;
                        break;
                    }
                    out.write(bytes, 0, read);
                }
            } catch (IOException e) {
                // one of the two has gone
            }
            if (!stalled) {
                reset(client);
                reset(server);
            }
        }
    }
}
