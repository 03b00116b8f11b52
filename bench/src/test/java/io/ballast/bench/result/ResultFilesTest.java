package io.ballast.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultFilesTest {
    @TempDir
    private Path directory;

    @Test
    void readsWhatItWrites() {
        BenchResults results = sample();

        ResultFiles.write(directory, results);

        assertThat(ResultFiles.read(directory)).isEqualTo(results);
        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder("results.json", "runs.csv", "phases.csv", "summary.md");
    }

    /** Of a benchmark whose files have a field more, which is ignored. */
    @Test
    void writesTheFieldsOfEarlierFilesInTheirOrder() throws IOException {
        Path file = Path.of("../docs/benchmarks/load-strategies-1M/results.json");
        String earlier = Files.readString(file).replaceAll("\n *\"originalPlans\" : \\[[^]]*],", "");

        assertThat(ResultFiles.json(ResultFiles.read(file)) + "\n").isEqualTo(earlier);
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() throws IOException {
        Path file = directory.resolve("results.json");
        Files.writeString(file, ResultFiles.json(sample()).replaceFirst("\"jobs\"", "\"tasks\" : 1, \"jobs\""));

        assertThatThrownBy(() -> ResultFiles.read(file)).hasMessageContaining("Unrecognized property \"tasks\"");
    }

    @Test
    void writesALineForEachRunAndEachPhase() throws IOException {
        BenchResults results = sample();

        ResultFiles.write(directory, results);

        int phases = results.findings().runs().stream()
                .mapToInt(run -> run.phases().size())
                .sum();
        assertThat(Files.readAllLines(directory.resolve("runs.csv")))
                .hasSize(1 + results.findings().runs().size());
        assertThat(Files.readAllLines(directory.resolve("phases.csv"))).hasSize(1 + phases);
    }

    @Test
    void leavesWhatIsMissingEmptyInTables() throws IOException {
        ResultFiles.write(directory, sample());

        List<String> failed = Files.readAllLines(directory.resolve("runs.csv")).stream()
                .filter(line -> line.contains("FATAL"))
                .toList();
        assertThat(failed)
                .singleElement()
                .asString()
                .startsWith("copy-indexed,4,")
                .endsWith(",1000314,,,,,,,,,,,,\"FATAL: terminating connection due to administrator command"
                        + " <\"\"users\"\" & others>\"");
    }

    @Test
    void escapesNamesInMarkdown() throws IOException {
        ResultFiles.write(directory, sample());

        assertThat(Files.readString(directory.resolve("summary.md")))
                .contains("- insert-row-autocommit is 344 times slower per row, on a sample of 20,011 rows.\n")
                .contains(
                        "| | insert-pooled/j2/b1000 | not run: no pgbouncer on the PATH, and no --pooler was given | |"
                                + " | | | | | |\n")
                .doesNotContain("<b>");
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        Path file = directory.resolve("results.json");
        Files.writeString(
                file, ResultFiles.json(sample()).replaceFirst("\"schemaVersion\" *: *1", "\"schemaVersion\" : 2"));

        assertThatThrownBy(() -> ResultFiles.read(file))
                .isInstanceOf(BallastException.class)
                .hasMessage(file + ": found version 2; expected the results of a benchmark, version 1. Name the"
                        + " directory that `ballast bench -o` wrote.");
    }

    @Test
    void refusesWhatIsMissing() {
        Path file = directory.resolve("results.json");

        assertThatThrownBy(() -> ResultFiles.read(directory))
                .hasMessage(file + ": found no such file; expected the results of a benchmark, version 1. Name the"
                        + " directory that `ballast bench -o` wrote.");
    }

    private static BenchResults sample() {
        try {
            return ResultFiles.read(
                    Path.of(Objects.requireNonNull(ResultFilesTest.class.getResource("sample-results.json"))
                            .toURI()));
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
