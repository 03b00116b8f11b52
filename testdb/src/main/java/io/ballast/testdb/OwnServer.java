package io.ballast.testdb;

import io.ballast.common.report.Progress;
import io.ballast.embedded.EmbeddedServer;
import io.ballast.embedded.ServerBinaries;
import io.ballast.embedded.ServerCluster.StopMode;
import io.ballast.embedded.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of a test's own, to crash, to stop, to fill, or of another version. It always runs on this machine, from unpacked
 * programs, with durability on; closing it leaves nothing behind.
 */
public final class OwnServer implements AutoCloseable {
    /** Small, since there may be several. */
    public static final ServerSettings SMALL = ServerSettings.small();

    /** Where the build puts the jars of other versions (profile {@code server-versions}). */
    private static final Path OTHER_VERSIONS = Path.of("..", "testdb", "target", "postgresql-binaries");

    private final EmbeddedServer server;

    private OwnServer(EmbeddedServer server) {
        this.server = server;
    }

    /** A server of the version that Ballast brings along, with its data in a temporary directory. */
    public static OwnServer start() {
        return start(Optional.empty(), SMALL);
    }

    /**
     * Such a server with settings and a place of one's own choice.
     *
     * @param directory empty or new; stays, with the data in it, when the server is closed
     * @param settings best made from {@link #SMALL} by {@link ServerSettings#with}
     */
    public static OwnServer start(Optional<Path> directory, ServerSettings settings) {
        return new OwnServer(EmbeddedServer.start(directory, Progress.silent(), settings));
    }

    /**
     * A server of another major version.
     *
     * @param majorVersion one whose programs the build has put aside, 13 to 17
     */
    public static OwnServer start(int majorVersion) {
        ServerBinaries binaries = ServerBinaries.ofJar(jar(majorVersion), Progress.silent());
        return new OwnServer(EmbeddedServer.start(Optional.empty(), SMALL, binaries));
    }

    private static Path jar(int majorVersion) {
        try (Stream<Path> files = Files.list(OTHER_VERSIONS)) {
            List<Path> jars = files.filter(file -> file.toString().matches(".*-" + majorVersion + "\\.[\\d.]+\\.jar"))
                    .toList();
            if (jars.size() == 1) {
                return jars.get(0);
            }
            throw new IllegalStateException("one jar of PostgreSQL " + majorVersion + " expected in "
                    + OTHER_VERSIONS.toAbsolutePath() + ", found " + jars);
        } catch (IOException e) {
            throw new UncheckedIOException("no PostgreSQL servers put aside: run Maven with -Pserver-versions", e);
        }
    }

    /** An empty database on it. */
    public TestDatabase fresh() {
        return TestDatabase.freshOn(address());
    }

    /** Where it is; the port stays the same from one start to the next. */
    public PostgresServer address() {
        return new PostgresServer(
                "127.0.0.1",
                server.port(),
                server.user(),
                server.password(),
                EmbeddedServer.NAME,
                "PostgreSQL " + server.version() + " of a test's own");
    }

    /** The version as the server reports it, such as {@code 14.24}. */
    public String version() {
        return server.version();
    }

    /** Ends the server as a failure of power would. */
    public void crash() {
        server.cluster().stop(StopMode.IMMEDIATE);
    }

    /** Ends the server in good order. */
    public void stop() {
        server.cluster().stop(StopMode.FAST);
    }

    /** Starts the server again, after {@link #crash} or {@link #stop}, and waits until it takes connections. */
    public void startAgain() {
        server.cluster().start();
    }

    @Override
    public void close() {
        server.close();
    }
}
