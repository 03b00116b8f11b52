package io.ballast.bench.run;

import io.ballast.common.error.BallastException;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.HostPort;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A pgbouncer of our own on a free port of loopback, in front of one server, for the length of a benchmark. It hands out sessions
 * transaction by transaction. It refuses to run as root, who hence runs it as {@code nobody}. A shell between the two ends it when
 * this process is gone, even killed.
 */
final class Pooler implements AutoCloseable {
    /** Why there is none, where that is so. */
    static final String MISSING = "no pgbouncer on the PATH, and no --pooler was given";

    private static final int NOBODY = 65_534;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    /** Where an ordinary user's path does not lead. */
    private static final Path DEBIAN = Path.of("/usr/sbin/pgbouncer");

    /**
     * Runs a program until it ends, or standard input does, which is when the process at its other side closes it or is gone; the
     * directory, with a password in it, goes then too.
     */
    private static final String SCRIPT = """
            trap '' HUP INT
            directory=$1
            shift
            exec 3<&0
            "$@" 3<&- &
            pooler=$!
            (cat <&3 >/dev/null; rm -rf "$directory"; kill "$pooler") &
            watch=$!
            wait "$pooler"
            kill "$watch"
            """;

    private static final int START_SECONDS = 10;
    private static final int STOP_SECONDS = 5;
    private static final int POLL_MILLIS = 20;

    private final WorkDirectory directory;
    private final Process process;
    private final ConnectionSettings settings;

    private Pooler(WorkDirectory directory, Process process, ConnectionSettings settings) {
        this.directory = directory;
        this.process = process;
        this.settings = settings;
    }

    /** The program; empty where there is none. */
    static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                                .map(folder -> Path.of(folder, "pgbouncer")),
                        Stream.of(DEBIAN))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it, and waits until it takes connections.
     *
     * @throws IOException when it does not start, with what it said
     */
    static Pooler start(Path program, ConnectionSettings server) throws IOException {
        if (server.hosts().size() != 1 || server.tls().verifies()) {
            throw new IOException("of one server and its certificate only the driver can be sure: give --pooler");
        }
        WorkDirectory directory = WorkDirectory.make();
        try {
            int port = freePort();
            Path configuration = directory.path().resolve("pgbouncer.ini");
            Files.writeString(directory.path().resolve("users.txt"), server.poolerUser() + "\n");
            Files.writeString(configuration, configuration(directory.path(), server, port));
            boolean root = (Integer) Files.getAttribute(configuration, "unix:uid") == 0;
            protect(directory.path(), root);
            List<String> command = new ArrayList<>(List.of(
                    "/bin/sh", "-c", SCRIPT, "ballast-pooler", directory.path().toString()));
            command.addAll(root ? AS_NOBODY : List.of());
            command.addAll(List.of(program.toString(), configuration.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.path().resolve("log").toFile())
                    .start();
            Pooler pooler = new Pooler(directory, process, server.throughLoopback(port));
            try {
                pooler.awaitStart(port);
                pooler.tryOut();
                return pooler;
            } catch (IOException e) {
                pooler.end();
                throw e;
            }
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /** How to reach the server through it. */
    ConnectionSettings settings() {
        return settings;
    }

    private void awaitStart(int port) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                String log = Files.readString(directory.path().resolve("log"));
                throw new IOException("pgbouncer does not start: " + log.strip());
            }
        }
    }

    /** What a server asks of whom it lets in, pgbouncer may not be able to give, such as a certificate. */
    private void tryOut() throws IOException {
        try (Connection session = new Connections(settings).open("bench pooler")) {
            session.isValid(START_SECONDS);
        } catch (SQLException | BallastException e) {
            throw new IOException("pgbouncer is there, but does not lead to the server: " + e.getMessage(), e);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
    }

    /** The password is in there: nobody else may read it. */
    private static void protect(Path directory, boolean root) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
                if (root) {
                    Files.setAttribute(path, "unix:uid", NOBODY);
                }
            }
        }
    }

    private static String configuration(Path directory, ConnectionSettings server, int port) {
        HostPort target = server.hosts().get(0);
        return """
                [databases]
                * = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = %s
                auth_file = %s
                pool_mode = transaction
                default_pool_size = 100
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits,options
                server_tls_sslmode = %s
                """.formatted(
                        target.host(),
                        target.port(),
                        port,
                        server.hasPassword() ? "scram-sha-256" : "trust",
                        directory.resolve("users.txt"),
                        server.tls().label());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        directory.close();
    }

    private void end() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
