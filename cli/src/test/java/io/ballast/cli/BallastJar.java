package io.ballast.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real command: the jar that is shipped, as a process of its own, in a directory of the test's. */
final class BallastJar {
    private static final Path JAR = Repository.ROOT.resolve("cli/target/ballast.jar");
    /** Made by the build from the classes of a small run; a JVM that it does not fit does without. */
    private static final Path ARCHIVE = Repository.ROOT.resolve("cli/target/tests.archive");

    private static final long MAX_SECONDS = 120;
    /** A shell in the background hands on SIGINT as ignored, and a JVM then ignores it too: this undoes it where it can. */
    private static final List<String> WITH_SIGINT = List.of(
            "sh",
            "-c",
            "if env --default-signal=INT true 2>/dev/null; then exec env --default-signal=INT \"$@\"; else exec \"$@\"; fi",
            "sh");

    /** Root keeps to the permissions of files like everybody else. */
    private static final List<String> WITH_PERMISSIONS =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> through;

    BallastJar(Path directory, Map<String, String> environment) {
        this(directory, environment, List.of());
    }

    private BallastJar(Path directory, Map<String, String> environment, List<String> through) {
        this.directory = directory;
        this.environment = environment;
        this.through = through;
    }

    /** The same command, which may write only where the permissions of files say so, even when root runs the tests. */
    BallastJar keptToPermissions() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return new BallastJar(directory, environment, root ? WITH_PERMISSIONS : List.of());
    }

    /** The same command, first of a process group of its own, as a shell starts it. */
    BallastJar inItsOwnGroup() {
        return new BallastJar(directory, environment, List.of("setsid"));
    }

    /**
     * The same command, started by bash.
     *
     * @param script which has the command as {@code "$@"}
     */
    BallastJar throughBash(String script) {
        return new BallastJar(directory, environment, List.of("bash", "-c", script, "bash"));
    }

    /** What a call has left: all it printed, and its exit code. */
    record Result(int exitCode, String out, String err) {}

    Result run(String... arguments) {
        return start(arguments).result();
    }

    Running start(String... arguments) {
        List<String> command = new ArrayList<>(through);
        command.addAll(WITH_SIGINT);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:SharedArchiveFile=" + ARCHIVE,
                "-Xlog:cds*=off",
                "-Xmx256m",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("ballast-out", ".txt");
            Path err = Files.createTempFile("ballast-err", ".txt");
            // Of a call that is killed nobody may ask what it printed.
            out.toFile().deleteOnExit();
            err.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("BALLAST_"));
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().put("COLUMNS", "500"); // so that no line of a result is wrapped
            builder.environment().putAll(environment);
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call that has not ended yet. */
    record Running(Process process, Path out, Path err) {
        /** Waits for the end. */
        Result result() {
            try {
                if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("not ended after " + MAX_SECONDS + " s: " + text(err));
                }
                Result result = new Result(process.exitValue(), text(out), text(err));
                Files.delete(out);
                Files.delete(err);
                return result;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Sends a signal, such as {@code INT}, and returns how long the process took to end. */
        Duration end(String signal) throws IOException, InterruptedException {
            awaitJava();
            long start = System.nanoTime();
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.waitFor(MAX_SECONDS, TimeUnit.SECONDS);
            return Duration.ofNanos(System.nanoTime() - start);
        }

        /** Sends a signal to the process and all that it has started and not sent away, as a terminal does for Ctrl-C. */
        void signalGroup(String signal) throws IOException, InterruptedException {
            awaitJava();
            new ProcessBuilder("kill", "-" + signal, "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        }

        /** The programs before it make the group and let signals through again: what comes earlier is lost. */
        private void awaitJava() throws InterruptedException {
            while (process.isAlive() && !process.info().command().orElse("").endsWith("/java")) {
                Thread.sleep(1);
            }
        }

        /** What the system shows everybody of the call: its command line, which is empty while one program becomes another. */
        String commandLine() throws IOException, InterruptedException {
            Path file = Path.of("/proc/" + process.pid() + "/cmdline");
            String line = Files.readString(file);
            while (line.isEmpty() && process.isAlive()) {
                Thread.sleep(1);
                line = Files.readString(file);
            }
            return line;
        }

        private static String text(Path file) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
