package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress;
import io.ballast.embedded.ServerCluster.StopMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 18 server of our own: durable, on a free port of loopback, behind a random password. It stops on every way
 * out: {@link #close}, the end of the JVM, a start that fails, and, thanks to the {@link Reaper}, SIGKILL. Its data stay in the
 * directory it was given; without one they are in a temporary directory that goes with it. A server that {@linkplain LastingServer lasts} is
 * only attached to, and runs on. Safe for use by many threads.
 */
public final class EmbeddedServer implements AutoCloseable {
    /** The superuser, and the database that {@link #jdbcUrl} leads to. */
    public static final String NAME = "ballast";

    private final ServerDirectory directory;
    private final ServerCluster cluster;
    private final RunningServer server;
    private final Teardown teardown;
    private final @Nullable Reaper reaper;

    /** @param reaper null where the server lasts */
    private EmbeddedServer(
            ServerDirectory directory,
            ServerCluster cluster,
            RunningServer server,
            Teardown teardown,
            @Nullable Reaper reaper) {
        this.directory = directory;
        this.cluster = cluster;
        this.server = server;
        this.teardown = teardown;
        this.reaper = reaper;
    }

    /**
     * Starts a server sized for this machine.
     *
     * @param dir where the data stay: empty, new, or used by an embedded server before; none for a temporary directory
     * @throws BallastException when the directory is refused or in use, or the server does not start
     */
    public static EmbeddedServer start(Optional<Path> dir, Progress progress) {
        return start(dir, progress, ServerSettings.forThisMachine());
    }

    /** Starts a server with these settings; what is not among them is PostgreSQL's default. */
    public static EmbeddedServer start(Optional<Path> dir, Progress progress, ServerSettings settings) {
        return told(start(dir, settings, ServerBinaries.ofClassPath(progress)), progress);
    }

    /**
     * Starts the server of a directory that an embedded server was used in before: for commands that only read.
     *
     * @throws BallastException (TARGET_REFUSED) when there is none; nothing is made then
     */
    public static EmbeddedServer startExisting(Path dir, Progress progress) {
        ServerDirectory.requireServer(dir);
        return start(Optional.of(dir), progress);
    }

    /**
     * Starts a server like that of the directory, for a plan: where none was used before, an empty one elsewhere does as well.
     *
     * @throws BallastException as {@link #start} would for this directory, in which nothing is made
     */
    public static EmbeddedServer startForPlan(Optional<Path> dir, Progress progress) {
        if (dir.isPresent()) {
            try {
                ServerDirectory.refuseOthers(dir.get());
            } catch (IOException e) {
                throw StartFailure.of(e, what(dir));
            }
        }
        return start(dir.filter(ServerDirectory::holdsServer), progress);
    }

    private static EmbeddedServer told(EmbeddedServer embedded, Progress progress) {
        progress.note("PostgreSQL " + embedded.version() + " runs on 127.0.0.1:" + embedded.port() + ", data in "
                + embedded.directory());
        return embedded;
    }

    /** Starts a server with these programs; what there is of it is taken down again when that fails. */
    public static EmbeddedServer start(Optional<Path> dir, ServerSettings settings, ServerBinaries binaries) {
        Teardown teardown = Teardown.begin();
        try {
            EmbeddedServer embedded = start(dir, settings, binaries, teardown);
            teardown.setUp();
            return embedded;
        } catch (IOException | RuntimeException e) {
            RuntimeException failure = StartFailure.of(e, what(dir));
            teardown.runAfter(failure);
            throw failure;
        }
    }

    private static String what(Optional<Path> dir) {
        return "The directory of the embedded server"
                + dir.map(d -> ", " + d + ",").orElse("");
    }

    private static EmbeddedServer start(
            Optional<Path> dir, ServerSettings settings, ServerBinaries binaries, Teardown teardown)
            throws IOException {
        Optional<EmbeddedServer> lasting = dir.isPresent() ? attached(dir.get(), binaries, teardown) : Optional.empty();
        if (lasting.isPresent()) {
            return lasting.get();
        }
        ServerDirectory directory = dir.isPresent() ? ServerDirectory.open(dir.get()) : ServerDirectory.temporary();
        teardown.push(directory::close);
        directory.refuseUnfit(binaries);
        directory.setLasting(false);
        directory.handTo(binaries.account());
        ServerCluster cluster = new ServerCluster(binaries, directory.data(), directory.log());
        // Data that go away need no checkpoint.
        StopMode stopMode = directory.toRemove().isPresent() ? StopMode.IMMEDIATE : StopMode.FAST;
        Reaper reaper = Reaper.watch(directory, cluster.stopCommand(stopMode));
        teardown.push(() -> {
            cluster.stop(stopMode);
            reaper.disarm();
        });
        RunningServer server = RunningServer.start(directory, cluster, settings);
        return new EmbeddedServer(directory, cluster, server, teardown, reaper);
    }

    /** The server that lasts in a directory, if one does and runs; it is not held, so that others may use it as well. */
    private static Optional<EmbeddedServer> attached(Path dir, ServerBinaries binaries, Teardown teardown)
            throws IOException {
        ServerDirectory directory = ServerDirectory.shared(dir);
        ServerCluster cluster = new ServerCluster(binaries, directory.data(), directory.log());
        if (!directory.isLasting() || !cluster.isRunning()) {
            return Optional.empty();
        }
        RunningServer server = RunningServer.attach(directory, cluster);
        return Optional.of(new EmbeddedServer(directory, cluster, server, teardown, null));
    }

    /** Whether it was running already, and runs on after {@link #close}. */
    public boolean isAttached() {
        return reaper == null;
    }

    /** Lets the server run on when this process ends; it must have been started here. Others may use it from now on. */
    void leave() {
        try {
            directory.setLasting(true);
            Objects.requireNonNull(reaper).disarm();
            teardown.forget();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot say in " + directory.path() + " that its server lasts", e);
        }
    }

    /** The URL of the server's database; user and password go separately, so that a printed URL reveals neither. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + NAME;
    }

    public String user() {
        return NAME;
    }

    /** Never to be printed; psql finds it in {@link #passwordFile}. */
    public String password() {
        return server.password();
    }

    public int port() {
        return server.port();
    }

    /** The directory of the data, given or temporary. */
    public Path directory() {
        return directory.path();
    }

    /** What {@code PGPASSFILE} may point to. */
    public Path passwordFile() {
        return directory.passwordFile();
    }

    /** What the server runs on, for tests that kill it and start it again. */
    public ServerCluster cluster() {
        return cluster;
    }

    /** The version as the server reports it, such as {@code 18.6}. */
    public String version() {
        return server.version();
    }

    /** Stops the server and, if its directory is a temporary one, removes it. The second call does nothing. */
    @Override
    public void close() {
        teardown.run();
    }
}
