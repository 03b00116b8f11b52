package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.ResultFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchResultTextTest {
    private static final BenchResults SAMPLE = ResultFiles.read(Path.of(
            "..", "bench", "src", "test", "resources", "io", "ballast", "bench", "result", "sample-results.json"));

    @Test
    void ranksStrategiesAndSaysWhatItsWordsMean() {
        assertThat(BenchResultText.text(SAMPLE, 200))
                .startsWith("Load strategies: users, 1,000,314 rows, 9 rounds\n  ballast is the quickest: ")
                .containsPattern(
                        "\n +1  ballast/j2 +611,738 +1\\.64  1\\.55-1\\.71 +1\\.00 \\(1\\.00-1\\.00\\) .* durable\n")
                .contains(
                        "Durability \"durable\": once the tables are usable, ",
                        "+ ran on a sample, and its figures are of that sample: 20,011 rows: ",
                        "Not run: insert-pooled/j2/b1000: no pgbouncer on the PATH, and no --pooler was given\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void fitsTheTerminal(int width) {
        assertThat(BenchResultText.text(SAMPLE, width).lines())
                .allSatisfy(line -> assertThat(Wrapped.length(line)).isLessThanOrEqualTo(width));
    }
}
