package io.ballast.bench.result;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The machine-readable files of a benchmark in its output directory. */
public final class ResultFiles {
    public static final String RESULTS = "results.json";
    public static final String RUNS = "runs.csv";
    public static final String PHASES = "phases.csv";
    public static final String SUMMARY = "summary.md";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ResultFiles() {}

    /** Writes all of them, results.json last, each under its final name only when whole. */
    public static void write(Path directory, BenchResults results) {
        writeText(directory.resolve(RUNS), ResultTables.runs(results));
        writeText(directory.resolve(PHASES), ResultTables.phases(results));
        writeText(directory.resolve(SUMMARY), SummaryMarkdown.of(results));
        writeText(directory.resolve(RESULTS), json(results) + "\n");
    }

    /** The results as the JSON of results.json. */
    public static String json(BenchResults results) {
        return JSON.writeValueAsString(results);
    }

    /**
     * Reads results.json, from its directory or by its own path.
     *
     * @throws BallastException INPUT_REFUSED when it is missing, no such file, or of another version
     */
    public static BenchResults read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(RESULTS) : path;
        try {
            BenchResults results = JSON.readValue(Files.readString(file), BenchResults.class);
            if (results.schemaVersion() != BenchResults.SCHEMA_VERSION) {
                throw refused(file, "version " + results.schemaVersion(), null);
            }
            return results;
        } catch (NoSuchFileException e) {
            throw refused(file, "no such file", e);
        } catch (IOException e) {
            throw refused(file, "no file that can be read (" + e.getMessage() + ")", e);
        } catch (JacksonException e) {
            throw refused(file, e.getOriginalMessage(), e);
        }
    }

    private static BallastException refused(Path file, String found, @Nullable Throwable cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                file + ": found " + found + "; expected the results of a benchmark, version "
                        + BenchResults.SCHEMA_VERSION + ". Name the directory that `ballast bench -o` wrote.",
                cause);
    }

    private static void writeText(Path file, String text) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(unfinished, text, StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BallastException(ErrorCategory.INPUT_REFUSED, file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
