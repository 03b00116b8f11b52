package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that bring their own server, stopped at every moment of their lives: nothing of it runs afterwards. */
class InterruptedServerIT {
    private static final int MOMENTS = "true".equals(System.getenv("CI")) ? 20 : 8;
    /** The demo's server is ready after one to three seconds, depending on the machine. */
    private static final int LAST_MOMENT_MILLIS = 3000;

    /** How far behind initdb a busy machine may leave Ballast when a signal is for both. */
    private static final int BEHIND_MILLIS = 2000;

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    private Path directory;

    /** Milliseconds, the signal, its exit code, and whether it goes to the whole process group. */
    static Stream<Arguments> moments() {
        return IntStream.range(0, MOMENTS)
                .mapToObj(i -> Arguments.of(
                        1 + i * LAST_MOMENT_MILLIS / (MOMENTS - 1),
                        i % 2 == 0 ? "INT" : "TERM",
                        i % 2 == 0 ? 130 : 143,
                        i / 2 % 2 == 0));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aDemoLeavesNoServerWheneverItIsStopped(int millis, String signal, int exitCode, boolean group)
            throws Exception {
        BallastJar.Running running = demo("--keep");
        Thread.sleep(millis);
        stop(running, signal, group);
        BallastJar.Result result = running.result();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        awaitNoProcess();
        String last = result.err().lines().reduce("", (first, second) -> second);
        String made = directory.resolve("demo").toFile().exists()
                ? "Run the demo again, which replaces what is in demo, or name another directory with --dir."
                : "It has written nothing.";
        if (last.startsWith("ballast")) {
            assertThat(last).isEqualTo("ballast demo: The demo was stopped. " + made);
        } else {
            assertThat(result.err()).doesNotContain("bug", "Exception");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void theExitCodeIsTheSignalsEvenWhenInitdbHearsOfItLongBefore(String signal, int exitCode) throws Exception {
        BallastJar.Running running = demo("--keep");
        await(() -> initdb(running).isPresent());
        await(() -> {
            signalInitdb(running, signal);
            return Files.readString(running.err()).contains("The demo was stopped.");
        });
        Thread.sleep(BEHIND_MILLIS);
        running.end(signal);
        BallastJar.Result result = running.result();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        awaitNoProcess();
    }

    /** To be repeated: while initdb waits for a program that it has called by system(3), it ignores SIGINT, which is lost. */
    private static void signalInitdb(BallastJar.Running running, String signal) throws Exception {
        Optional<ProcessHandle> initdb = initdb(running);
        if (initdb.isPresent()) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(initdb.get().pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        }
    }

    private static Optional<ProcessHandle> initdb(BallastJar.Running running) {
        return running.process()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/initdb"))
                .findAny();
    }

    @Test
    void aDemoThatIsKeptEndsWithCtrlCAndSaysWhereItsDataStay() throws Exception {
        BallastJar.Running running = demo("--keep");
        await(() -> Files.readString(running.err()).contains("The server runs until you press Ctrl-C."));
        stop(running, "INT", true);
        BallastJar.Result result = running.result();
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err()).endsWith("\nThe server has stopped; its data stay in demo/server.\n");
        awaitNoProcess();
        assertThat(directory.resolve("demo/server/data/postmaster.pid")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("whileItStarts")
    void aLoadSaysThatTheServerWasOnlyStarting(String file, String signal, int exitCode, boolean group)
            throws Exception {
        BallastJar ballast = new BallastJar(directory, Map.of()).inItsOwnGroup();
        BallastJar.Running running =
                ballast.start("load", "users", "--rows", "users=10", "--db", "embedded:demo/server");
        await(() -> Files.exists(directory.resolve("demo/server").resolve(file)));
        stop(running, signal, group);
        BallastJar.Result result = running.result();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.err())
                .isEqualTo("ballast load: Interrupted while the PostgreSQL server was starting; it does not run.\n");
        awaitNoProcess();
    }

    /** A file that shows how far it is: initdb at work, and the server on its way. */
    static List<Arguments> whileItStarts() {
        return List.of(
                Arguments.of("data.part", "INT", 130, true),
                Arguments.of("data.part", "TERM", 143, false),
                Arguments.of("server.log", "TERM", 143, true),
                Arguments.of("server.log", "TERM", 143, false));
    }

    private BallastJar.Running demo(String... options) {
        BallastJar ballast = new BallastJar(directory, Map.of()).inItsOwnGroup();
        return ballast.start(Stream.concat(Stream.of("demo", "--users", "20", "--dir", "demo"), Stream.of(options))
                .toArray(String[]::new));
    }

    private static void stop(BallastJar.Running running, String signal, boolean group) throws Exception {
        if (group) {
            running.signalGroup(signal);
        } else {
            running.end(signal);
        }
    }

    /** The server, its programs and its reaper have the directory in their command lines, what initdb starts in its environment. */
    private void awaitNoProcess() throws Exception {
        String server = directory.resolve("demo").toString();
        await(() -> ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().commandLine().orElse("").contains(server)
                        || environment(process).contains(server)));
    }

    /** Empty where the system does not show it, and for processes that have ended. */
    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("still not so after " + LIMIT).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
