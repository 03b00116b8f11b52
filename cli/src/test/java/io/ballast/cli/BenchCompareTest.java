package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate for continuous integration: its exit codes and what it says. */
final class BenchCompareTest {
    private static final Path SAMPLE =
            Repository.ROOT.resolve("bench/src/test/resources/io/ballast/bench/result/sample-results.json");

    @TempDir
    private Path directory;

    @BeforeEach
    void writeBefore() throws IOException {
        write("before", Files.readString(SAMPLE));
    }

    @Test
    void equalResultsPass() throws IOException {
        write("after", Files.readString(SAMPLE));

        InProcess result = compare("--fail-if-slower", "0%");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("copy-csv").contains("+0.0 %").contains("no difference seen");
    }

    @Test
    void slowerThanTheLimitExitsWith8() throws IOException {
        write("after", slowed("copy-csv"));

        InProcess result = compare("--fail-if-slower", "5%");

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.err()).isEqualTo("ballast bench compare: Slower by more than 5 %: copy-csv by 900 %\n");
    }

    @Test
    void withoutALimitItOnlyTells() throws IOException {
        write("after", slowed("copy-csv"));

        InProcess result = compare();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("slower");
    }

    @Test
    void tooNoisyExitsWith8() throws IOException {
        write("after", Files.readString(SAMPLE).replace("\"passed\":true", "\"passed\":false"));

        InProcess result = compare("--fail-if-slower", "5%");

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.err())
                .isEqualTo(
                        "ballast bench compare: One of the two was too noisy to be judged by: its A/A pair differs by"
                                + " more than it may, or may do so. Measure it again while the machine does nothing else,"
                                + " or with more rounds.\n");
    }

    @Test
    void refusesOtherConditionsUnlessForced() throws IOException {
        write("after", Files.readString(SAMPLE).replace("\"cores\":\"2\"", "\"cores\":\"8\""));

        InProcess refused = compare();
        InProcess forced = compare("--force");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .isEqualTo("ballast bench compare: " + directory.resolve("before") + " and "
                        + directory.resolve("after") + " were not measured under equal conditions: cores: 2 against 8."
                        + " Measure both on the same machine, or compare all the same with --force.\n");
        assertThat(forced.exitCode()).isZero();
        assertThat(forced.out()).startsWith("Not measured under equal conditions:\n  cores: 2 against 8\n");
    }

    @Test
    void refusesWhatIsNoPercentage() {
        InProcess result = compare("--fail-if-slower", "5");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("\"5\" is not a percentage; write 5% or 2.5%");
    }

    /** Ten times as slow, all clocks. */
    private static String slowed(String variant) throws IOException {
        Pattern clocks =
                Pattern.compile("(\"variant\":\"" + variant + "\",\"block\":\\d+,\"position\":\\d+,\"rows\":)(\\d+)");
        return clocks.matcher(Files.readString(SAMPLE))
                .replaceAll(found -> found.group(1) + Long.parseLong(found.group(2)) / 10);
    }

    private InProcess compare(String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "bench";
        arguments[1] = "compare";
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[options.length + 2] = directory.resolve("before").toString();
        arguments[options.length + 3] = directory.resolve("after").toString();
        return InProcess.run(directory, Map.of(), arguments);
    }

    private void write(String name, String json) throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve(name)).resolve("results.json"), json);
    }
}
