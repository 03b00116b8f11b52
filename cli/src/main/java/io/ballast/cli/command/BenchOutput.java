package io.ballast.cli.command;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.ResultFiles;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The directory that results go into. */
record BenchOutput(Path directory) {
    /** Refuses a directory with anything in it, before hours are spent; makes it otherwise. */
    void claim() {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> entries = Files.list(directory)) {
                if (entries.findAny().isPresent()) {
                    throw new BallastException(
                            ErrorCategory.INPUT_REFUSED,
                            directory + " is not empty: earlier results may be in it. Remove it, or name another"
                                    + " directory with -o.");
                }
            }
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    directory + " is not a directory that results can be written to: " + e.getMessage(),
                    e);
        }
    }

    void write(BenchResults results) {
        ResultFiles.write(directory, results);
    }
}
