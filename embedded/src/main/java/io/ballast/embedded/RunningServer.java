package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A server that takes connections, and what it takes to reach it. */
record RunningServer(int port, String password, String version) {
    /** Between choosing a free port and the server's taking it, another program may be faster. */
    private static final int PORTS_TO_TRY = 3;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Makes the cluster where there is none, and starts it on a free port. */
    static RunningServer start(ServerDirectory directory, ServerCluster cluster, ServerSettings settings)
            throws IOException {
        String password;
        if (directory.hasCluster()) {
            password = ServerPassword.read(directory.passwordFile());
        } else {
            password = ServerPassword.create(directory.passwordFile(), EmbeddedServer.NAME);
            cluster.create(EmbeddedServer.NAME, password);
        }
        int port = startOnFreePort(cluster, settings);
        String version = FirstSession.prepare(port, password, settings);
        return new RunningServer(port, password, version);
    }

    /** A server that runs already. */
    static RunningServer attach(ServerDirectory directory, ServerCluster cluster) throws IOException {
        String password = ServerPassword.read(directory.passwordFile());
        int port = cluster.port()
                .orElseThrow(() -> new BallastException(
                        ErrorCategory.TARGET_BUSY,
                        "The server in " + directory.path() + " is starting or stopping. Try again in some seconds."));
        return new RunningServer(port, password, FirstSession.version(port, password));
    }

    private static int startOnFreePort(ServerCluster cluster, ServerSettings settings) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            cluster.configure(settings.with("port", Integer.toString(port)));
            try {
                cluster.start();
                return port;
            } catch (BallastException failure) {
                if (attempt == PORTS_TO_TRY || !failure.toString().contains("Address already in use")) {
                    throw failure;
                }
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }
}
