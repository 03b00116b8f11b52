package io.ballast.loader.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * How the driver comes by a server's Unix-domain socket: it makes this class by its name, with the path of the socket, and takes the
 * sockets made here for TCP's. Host and port that it connects to are not looked at.
 */
public final class UnixSocketFactory extends SocketFactory {
    private final Path file;

    /** For the socket of this path; the driver's property {@code socketFactoryArg}. */
    public UnixSocketFactory(String path) {
        this.file = Path.of(path);
    }

    @Override
    public Socket createSocket() throws IOException {
        return new UnixSocket(file);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        UnixSocket socket = new UnixSocket(file);
        socket.connect(UnixDomainSocketAddress.of(file));
        return socket;
    }
}
