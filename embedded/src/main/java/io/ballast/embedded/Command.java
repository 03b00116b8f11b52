package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a program of the server's to its end and keeps what it printed. */
final class Command {
    private Command() {}

    /** How a program ended, and what it wrote to standard output and standard error together. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Waits for the program without limit: each has its own ({@code pg_ctl -t}), or is short. The output goes through a
     * file, because a server that the program leaves behind may hold on to a pipe.
     *
     * @throws UncheckedIOException when there is no such program
     */
    static Result run(List<String> command, Path workingDirectory) {
        try {
            Path output = Files.createTempFile("ballast-", ".out");
            try {
                Process process = prepare(command, workingDirectory)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                process.getOutputStream().close();
                return new Result(process.waitFor(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BallastException(
                    ErrorCategory.INTERRUPTED, "Interrupted while waiting for " + command.get(0) + ".", e);
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
