package io.ballast.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Stands in front of a server, and connects each client with it; what goes wrong in between is for subclasses to say. */
abstract class ForwardingProxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI server;

    ForwardingProxy(URI server) throws IOException {
        this.server = server;
    }

    /** Begins to take connections; to be called once the subclass is complete. */
    final void start() {
        thread(this::accept);
    }

    final URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Moves bytes in both directions, in threads of their own. */
    abstract void connect(Socket client, Socket behind);

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connect(client, new Socket(server.getHost(), server.getPort()));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    static void thread(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public final void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
