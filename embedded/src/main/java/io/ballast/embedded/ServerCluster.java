package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A database cluster on disk (PostgreSQL manual, 18.2) and the server that runs on it: made, configured, started, stopped.
 * Not safe for use by several threads at once.
 */
public final class ServerCluster {
    private static final String OWN_CONFIGURATION = "ballast.conf";
    /** Recovery after a crash in the middle of a large load takes its time. */
    private static final String START_SECONDS = "600";

    private static final int STOP_SECONDS = 60;

    private static final int LOOK_AGAIN_MILLIS = 50;

    private final ServerBinaries binaries;
    private final Path data;
    private final Path log;

    /** How a server stops (manual, 18.5). */
    public enum StopMode {
        /** Ends the sessions, writes a checkpoint: the next start needs no recovery. */
        FAST,
        /** As if the power failed: nothing is written, the next start recovers. */
        IMMEDIATE
    }

    /** Names a cluster, which need not exist yet. {@code log} grows with each start. */
    public ServerCluster(ServerBinaries binaries, Path data, Path log) {
        this.binaries = binaries;
        this.data = data;
        this.log = log;
    }

    /**
     * Makes the cluster: UTF-8, texts in the order of their code points whatever the machine's locale, passwords asked of
     * everyone. The directory must not exist; it appears only when it is complete.
     *
     * @param user the superuser
     */
    public void create(String user, String password) {
        Path unfinished = data.resolveSibling(data.getFileName() + ".part");
        Path passwordFile = data.resolveSibling(data.getFileName() + ".password");
        try {
            Directories.deleteIfExists(unfinished);
            Files.deleteIfExists(passwordFile);
            OwnerOnly.write(passwordFile, password + "\n");
            binaries.account().own(passwordFile);
            try {
                initialize(unfinished, user, passwordFile);
            } finally {
                Files.delete(passwordFile);
            }
            Files.move(unfinished, data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a PostgreSQL cluster in " + data, e);
        }
    }

    private void initialize(Path directory, String user, Path passwordFile) {
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + directory,
                "--username=" + user,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C"));
        // C before version 17 knows the case of ASCII letters only; the built-in provider knows that of all.
        if (binaries.majorVersion() >= 17) {
            arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        Command.Result result = binaries.initialize(arguments);
        if (!result.succeeded()) {
            throw new BallastException(
                    ErrorCategory.DATABASE_FAILED,
                    "PostgreSQL could not make a cluster in " + directory + ". "
                            + binaries.account().hint() + "It said:\n"
                            + result.output().strip());
        }
    }

    /** The settings of the next start, instead of those of earlier ones. */
    public void configure(ServerSettings settings) {
        try {
            Path own = data.resolve(OWN_CONFIGURATION);
            Files.writeString(own, settings.asConfigurationFile());
            binaries.account().own(own);
            Path main = data.resolve("postgresql.conf");
            String include = "include = '" + OWN_CONFIGURATION + "'";
            String text = Files.readString(main);
            if (!text.contains(include)) {
                Files.writeString(main, text + "\n" + include + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot configure the PostgreSQL server in " + data, e);
        }
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @throws BallastException (INTERRUPTED) when this thread is interrupted or a signal comes; {@link #stop} finds what is
     *     starting then
     */
    public void start() {
        List<String> arguments = List.of("start", "-D", data.toString(), "-l", log.toString(), "-t", START_SECONDS);
        if (!binaries.run("pg_ctl", arguments).succeeded()) {
            throw failed("did not start");
        }
    }

    /**
     * Stops the server and waits for its end, also of one that is only just starting; without any it is done at once. No
     * interruption and no signal keeps it from that.
     */
    public void stop(StopMode mode) {
        StopMode next = mode;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2L * STOP_SECONDS);
        while (isRunning() || isStarting()) {
            long began = System.nanoTime();
            if (control("stop", "-m", name(next), "-t", Integer.toString(STOP_SECONDS))
                    .succeeded()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw failed("does not stop");
            }
            boolean waitedInVain = System.nanoTime() - began > TimeUnit.SECONDS.toNanos(STOP_SECONDS);
            next = waitedInVain ? StopMode.IMMEDIATE : next;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
        }
    }

    /**
     * Whether a server is on its way that has not written its process id yet. The program that started it may be gone by
     * then; the server's command line, and that of the shell before it, name the cluster.
     */
    private boolean isStarting() {
        String program = binaries.program("postgres");
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .anyMatch(line -> line.contains(program) && line.contains(data.toString()));
    }

    /** The command line that stops the server, for a process that outlives this one. */
    List<String> stopCommand(StopMode mode) {
        return binaries.command(
                "pg_ctl",
                List.of("stop", "-D", data.toString(), "-m", name(mode), "-t", Integer.toString(STOP_SECONDS)));
    }

    public boolean isRunning() {
        return control("status").succeeded();
    }

    /** Process and port of the server that runs, or ran last and crashed, on this cluster: a line for people. */
    Optional<String> lastServer() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return Optional.of(
                    "process " + lines.get(0).strip() + ", port " + lines.get(3).strip());
        } catch (IOException | IndexOutOfBoundsException none) {
            return Optional.empty();
        }
    }

    /** The port of the server that runs; empty while it starts or stops. */
    OptionalInt port() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return ready ? OptionalInt.of(Integer.parseInt(lines.get(3).strip())) : OptionalInt.empty();
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    private BallastException failed(String what) {
        return new BallastException(
                ErrorCategory.DATABASE_FAILED,
                "The PostgreSQL server in " + data + " " + what + ". Its log, " + log + ", ends in:\n"
                        + LogTail.of(log));
    }

    private Command.Result control(String action, String... arguments) {
        List<String> whole = new ArrayList<>(List.of(action, "-D", data.toString()));
        whole.addAll(List.of(arguments));
        return binaries.runWhateverComes("pg_ctl", whole);
    }

    private static String name(StopMode mode) {
        return mode == StopMode.FAST ? "fast" : "immediate";
    }
}
