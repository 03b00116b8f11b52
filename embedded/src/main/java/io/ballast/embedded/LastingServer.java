package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An embedded server that runs on when the process that started it ends, until somebody stops it. {@link EmbeddedServer#start} of its directory
 * attaches to it. A start that is interrupted leaves nothing running.
 *
 * @param directory of its data
 * @param passwordFile what {@code PGPASSFILE} may point to
 * @param password never to be printed unasked
 */
public record LastingServer(
        Path directory, int port, String version, Path passwordFile, String password, boolean wasRunning) {
    /**
     * Starts a server that lasts, or finds it running.
     *
     * @throws BallastException when the directory is refused, or a process of Ballast's runs a server there that ends with it
     */
    public static LastingServer start(Path directory, Progress progress) {
        EmbeddedServer server = EmbeddedServer.start(Optional.of(directory), progress);
        boolean wasRunning = server.isAttached();
        if (wasRunning) {
            server.close();
        } else {
            server.leave();
        }
        return of(server, wasRunning);
    }

    /**
     * The server that runs in a directory; empty where none does.
     *
     * @throws BallastException (TARGET_REFUSED) where there was never one
     */
    public static Optional<LastingServer> find(Path directory, Progress progress) {
        ServerDirectory.requireServer(directory);
        if (!isRunning(directory, ServerBinaries.ofClassPath(progress))) {
            return Optional.empty();
        }
        try (EmbeddedServer server = EmbeddedServer.start(Optional.of(directory), Progress.silent())) {
            return Optional.of(of(server, true));
        }
    }

    /**
     * Stops the server that runs in a directory; its sessions end.
     *
     * @return whether one was running
     * @throws BallastException (TARGET_REFUSED) where there was never one; (TARGET_BUSY) where it belongs to another process
     */
    public static boolean stop(Path directory, Progress progress) {
        ServerDirectory.requireServer(directory);
        ServerBinaries binaries = ServerBinaries.ofClassPath(progress);
        try (ServerDirectory held = ServerDirectory.open(directory)) {
            ServerCluster cluster = new ServerCluster(binaries, held.data(), held.log());
            boolean running = cluster.isRunning();
            cluster.stop(ServerCluster.StopMode.FAST);
            held.setLasting(false);
            return running;
        } catch (IOException e) {
            throw StartFailure.of(e, "The directory of the embedded server, " + directory + ",");
        }
    }

    /**
     * Removes a directory with a server that does not run, data and all.
     *
     * @throws BallastException (TARGET_BUSY) where it runs, or another process is at it
     */
    public static void remove(Path directory) {
        try (ServerDirectory held = ServerDirectory.open(directory)) {
            held.refuseUnfit(ServerBinaries.ofClassPath(Progress.silent()));
            Directories.deleteIfExists(held.path());
        } catch (IOException e) {
            throw StartFailure.of(e, "The directory of the embedded server, " + directory + ",");
        }
    }

    private static boolean isRunning(Path directory, ServerBinaries binaries) {
        ServerDirectory shared = ServerDirectory.shared(directory);
        boolean running = new ServerCluster(binaries, shared.data(), shared.log()).isRunning();
        if (running && !shared.isLasting()) {
            throw new BallastException(
                    ErrorCategory.TARGET_BUSY,
                    "The server in " + directory + " belongs to another process of Ballast's, and ends with it."
                            + " Wait for its end.");
        }
        return running;
    }

    private static LastingServer of(EmbeddedServer server, boolean wasRunning) {
        return new LastingServer(
                server.directory(),
                server.port(),
                server.version(),
                server.passwordFile(),
                server.password(),
                wasRunning);
    }

    /** Without the password. */
    public String uri() {
        return "postgresql://" + EmbeddedServer.NAME + "@127.0.0.1:" + port + "/" + EmbeddedServer.NAME;
    }

    /** With it. */
    public String uriWithPassword() {
        return "postgresql://" + EmbeddedServer.NAME + ":" + password + "@127.0.0.1:" + port + "/"
                + EmbeddedServer.NAME;
    }

    @Override
    public String toString() {
        return "embedded server in " + directory;
    }
}
