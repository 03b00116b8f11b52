package io.ballast.testkit;

import io.ballast.embedded.EmbeddedServer;
import io.ballast.embedded.ServerSettings;
import java.util.Optional;

/** The embedded PostgreSQL. Loaded only where it is on the class path. */
final class EmbeddedTestServer {
    /** What must be on the class path. */
    static final String CLASS = "io.ballast.embedded.EmbeddedServer";

    private EmbeddedTestServer() {}

    /** Starts a server that lasts as long as the JVM. Its data go with it, so nothing waits for the disk. */
    static TestServer start() {
        ServerSettings settings = ServerSettings.small()
                .with("fsync", "off")
                .with("full_page_writes", "off")
                .with("synchronous_commit", "off");
        EmbeddedServer server = EmbeddedServer.start(Optional.empty(), new LogProgress(), settings);
        return new TestServer(server.jdbcUrl(), server.user(), server.password());
    }
}
