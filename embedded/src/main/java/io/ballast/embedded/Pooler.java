package io.ballast.embedded;

import io.ballast.common.system.Poll;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A pgbouncer of our own on a free port of loopback, in front of one server. It refuses to run as root; for root it runs as
 * {@code nobody}. A shell between the two ends it when this process is gone, even killed.
 */
public final class Pooler implements AutoCloseable {
    /** The address it listens on. */
    public static final String HOST = "127.0.0.1";

    private static final String NAME = "pgbouncer";
    private static final String LOG = "log";
    private static final String USERS = "users.txt";
    private static final int NOBODY = 65_534;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    /** Where an ordinary user's path does not lead. */
    private static final Path DEBIAN = Path.of("/usr/sbin", NAME);

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

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int STOP_SECONDS = 5;

    private final Process process;
    private final int port;

    private Pooler(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program; empty where there is none. */
    public static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                                .map(folder -> Path.of(folder, NAME)),
                        Stream.of(DEBIAN))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it, and waits until it takes connections.
     *
     * @param directory of nobody else, for its files; it is removed when the pooler ends, or this process does
     * @param host of the server
     * @param port of the server
     * @param user a line of its {@code auth_file}: name and password, each in quotation marks
     * @param settings beside address and users, such as {@code pool_mode → transaction}
     * @throws IOException when it does not start, with what it said
     */
    public static Pooler start(
            Path program, Path directory, String host, int port, String user, Map<String, String> settings)
            throws IOException {
        int own = RunningServer.freePort();
        Path configuration = directory.resolve("pgbouncer.ini");
        Files.writeString(directory.resolve(USERS), user + "\n");
        Files.writeString(configuration, configuration(directory, host, port, own, settings));
        boolean root = (Integer) Files.getAttribute(configuration, "unix:uid") == 0;
        protect(directory, root);
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "ballast-pooler", directory.toString()));
        command.addAll(root ? AS_NOBODY : List.of());
        command.addAll(List.of(program.toString(), configuration.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(LOG).toFile())
                .start();
        Pooler pooler = new Pooler(process, own);
        try {
            pooler.awaitStart(directory.resolve(LOG));
            return pooler;
        } catch (IOException | RuntimeException e) {
            pooler.close();
            throw e;
        }
    }

    /** The port of {@link #HOST} that it listens on. */
    public int port() {
        return port;
    }

    private void awaitStart(Path log) throws IOException {
        boolean answers = Poll.until("pooler", START, PAUSE, () -> {
            if (!process.isAlive()) {
                throw doesNotStart(log);
            }
            return answers();
        });
        if (!answers) {
            throw doesNotStart(log);
        }
    }

    private static IOException doesNotStart(Path log) throws IOException {
        return new IOException(
                "pgbouncer does not start: " + Files.readString(log).strip());
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
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

    private static String configuration(
            Path directory, String host, int port, int ownPort, Map<String, String> settings) {
        StringBuilder text = new StringBuilder("""
                [databases]
                * = host=%s port=%d
                [pgbouncer]
                listen_addr = %s
                listen_port = %d
                unix_socket_dir =
                auth_file = %s
                """.formatted(host, port, HOST, ownPort, directory.resolve(USERS)));
        settings.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    /** Ends it, and removes its directory. */
    @Override
    public void close() throws IOException {
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
