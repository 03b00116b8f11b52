package io.ballast.cli.command;

import io.ballast.bench.report.ReportPage;
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

    /** The page for people, and the files for programs; results.json comes last. */
    void write(BenchResults results) {
        try {
            ReportPage.write(directory, results);
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    directory.resolve(ReportPage.FILE) + ": cannot be written: " + e.getMessage(),
                    e);
        }
        ResultFiles.write(directory, results);
    }
}
