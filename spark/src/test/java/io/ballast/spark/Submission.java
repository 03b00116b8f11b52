package io.ballast.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A driver that was started by spark-submit. */
record Submission(Process process, Path log) {
    private static final int MINUTES = 4;

    /** Waits for its end, and returns its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the driver does not end; its log is " + log + ".err");
        }
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(log);
    }

    String err() throws IOException {
        return Files.readString(Path.of(log + ".err"));
    }

    /** The lines that the job itself has written to standard error. */
    List<String> complaints() throws IOException {
        return err().lines().filter(line -> line.startsWith("ballast-spark: ")).toList();
    }
}
