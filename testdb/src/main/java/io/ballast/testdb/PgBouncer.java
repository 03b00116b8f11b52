package io.ballast.testdb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real pgbouncer on a free port of loopback, in front of a test database's server. It refuses to run as root, who hence
 * runs it as {@code nobody}. Closing it ends the process.
 */
public final class PgBouncer implements AutoCloseable {
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    /** Where an ordinary user's path does not lead. */
    private static final Path DEBIAN = Path.of("/usr/sbin/pgbouncer");

    private static final int START_SECONDS = 20;
    private static final int STOP_SECONDS = 10;

    private final Path directory;
    private final Process process;
    private final int port;

    private PgBouncer(Path directory, Process process, int port) {
        this.directory = directory;
        this.process = process;
        this.port = port;
    }

    /**
     * Whether tests with it are to run: where it is installed, and under {@code CI=true} always, so that they fail there
     * without it. For JUnit's {@code @EnabledIf}.
     */
    public static boolean expected() {
        return "true".equals(System.getenv("CI"))
                || Files.isExecutable(DEBIAN)
                || Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbouncer")));
    }

    /**
     * Starts it, and waits until it takes connections.
     *
     * @param settings beside address and users, such as {@code pool_mode → transaction}
     * @throws IllegalStateException when it is not installed or does not start, with what it said
     */
    public static PgBouncer start(TestDatabase database, Map<String, String> settings) {
        try {
            Path directory = Files.createTempDirectory("ballast-pgbouncer-");
            int port = freePort();
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(
                    directory.resolve("users.txt"), quoted(database.user()) + " " + quoted(database.password()));
            Files.writeString(directory.resolve("pgbouncer.ini"), configuration(directory, database, port, settings));
            Process process = new ProcessBuilder(command(directory.resolve("pgbouncer.ini")))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            PgBouncer bouncer = new PgBouncer(directory, process, port);
            bouncer.awaitStart();
            return bouncer;
        } catch (IOException e) {
            throw new UncheckedIOException("pgbouncer does not start; it is in the package of that name", e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (String file : List.of("users.txt", "pgbouncer.ini", "log")) {
                Files.deleteIfExists(directory.resolve(file));
            }
            Files.delete(directory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitStart() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                String log = Files.readString(directory.resolve("log"));
                close();
                throw new IllegalStateException("pgbouncer does not start: " + log);
            }
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(host(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            sleep();
            return false;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Path configuration) throws IOException {
        boolean root = (Integer) Files.getAttribute(configuration, "unix:uid") == 0;
        List<String> command = new ArrayList<>(root ? AS_NOBODY : List.of());
        command.addAll(List.of(program(), configuration.toString()));
        return command;
    }

    private static String program() {
        return Files.isExecutable(DEBIAN) ? DEBIAN.toString() : "pgbouncer";
    }

    private static String configuration(Path directory, TestDatabase database, int port, Map<String, String> settings) {
        StringBuilder text = new StringBuilder("[databases]\n");
        text.append("* = host=").append(database.host()).append(" port=").append(database.port());
        text.append("\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ").append(port);
        text.append("\nunix_socket_dir =\nauth_type = scram-sha-256\nauth_file = ")
                .append(directory.resolve("users.txt"));
        text.append('\n');
        settings.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
