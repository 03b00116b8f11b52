package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Runs a program of the server's to its end and keeps what it printed. */
final class Command {
    /** How often a program runs again that a signal has ended. */
    private static final int ATTEMPTS = 5;

    private Command() {}

    /** How a program ended, and what it wrote to standard output and standard error together. */
    record Result(int exitCode, String output) {
        /** The exit codes of SIGHUP, SIGINT and SIGTERM. */
        private static final Set<Integer> SIGNALS = Set.of(129, 130, 143);

        boolean succeeded() {
            return exitCode == 0;
        }

        /** Whether a signal ended it: Ctrl-C is for every process in front of the terminal. initdb catches them and says so. */
        boolean endedBySignal() {
            return SIGNALS.contains(exitCode) || (exitCode != 0 && output.contains("caught signal"));
        }
    }

    /** As {@link #run(List, Path, Map)}, with no variables of its own. */
    static Result run(List<String> command, Path workingDirectory) {
        return run(command, workingDirectory, Map.of());
    }

    /**
     * Waits for the program without limit: each has its own ({@code pg_ctl -t}), or is short.
     *
     * @throws UncheckedIOException when there is no such program
     * @throws BallastException (INTERRUPTED) when this thread is interrupted, which ends the program, or a signal has ended it
     */
    static Result run(List<String> command, Path workingDirectory, Map<String, String> variables) {
        Result result = runOnce(command, workingDirectory, variables, ProcessEnd::await);
        if (result.endedBySignal()) {
            throw ProcessEnd.interrupted(null);
        }
        return result;
    }

    /** As {@link #run}, for taking a server down: neither interruptions nor signals keep it from its end. */
    static Result runWhateverComes(List<String> command, Path workingDirectory) {
        for (int attempt = 1; ; attempt++) {
            Result result = runOnce(command, workingDirectory, Map.of(), ProcessEnd::awaitWhateverComes);
            if (!result.endedBySignal() || attempt == ATTEMPTS) {
                return result;
            }
        }
    }

    /** The output goes through a file, because a server that the program leaves behind may hold on to a pipe. */
    private static Result runOnce(
            List<String> command, Path workingDirectory, Map<String, String> variables, ToIntFunction<Process> wait) {
        Path output = TemporaryFiles.file("ballast-", ".out");
        try {
            ProcessBuilder builder =
                    prepare(command, workingDirectory).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            return new Result(wait.applyAsInt(process), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TemporaryFiles.delete(output);
        }
    }

    /** A process whose environment says nothing about other servers, and whose messages are in English. */
    static ProcessBuilder prepare(List<String> command, Path workingDirectory) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
