package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionSourcesTest {
    @TempDir
    private Path directory;

    @Test
    void letsTheOptionBeatTheVariableAndTheVariableBeatTheFile() throws IOException {
        configure("shards: 3\nrows: { users: 900 }\n");
        assertThat(shardsOfUsers(Map.of())).isEqualTo("3");
        assertThat(shardsOfUsers(Map.of("BALLAST_SHARDS", "4"))).isEqualTo("4");
        assertThat(shardsOfUsers(Map.of("BALLAST_SHARDS", "4"), "--shards", "5"))
                .isEqualTo("5");
    }

    @Test
    void letsASectionBeatTheKeysForAllCommands() throws IOException {
        configure("rows: [users=900]\nshards: 3\ngenerate: { shards: 6 }\n");
        assertThat(shardsOfUsers(Map.of())).isEqualTo("6");
    }

    @Test
    void takesOneValueALineFromAVariable() {
        InProcess result = dryRun(Map.of(
                "BALLAST_SET", "tables.users.rows=77\ntables.emails.count={constant: 1}", "BALLAST_SHARDS", "1"));
        assertThat(rowOf(result, "users")[1]).isEqualTo("77");
        assertThat(rowOf(result, "emails")[1]).isEqualTo("77");
    }

    @Test
    void refusesAContradictionAcrossSources() {
        InProcess result = dryRun(Map.of("BALLAST_SHARD_SIZE", "1MiB"), "--shards", "2");
        assertThat(result.err())
                .startsWith("ballast generate: --shards and --shard-size contradict each other: choose one\n");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void saysWhichVariableIsWrong() {
        InProcess result = dryRun(Map.of("BALLAST_THREADS", "many"));
        assertThat(result.err())
                .startsWith(
                        "ballast generate: Invalid value for option '--threads': \"many\" is not a number of workers;"
                                + " write 4, or 0.5C for half the processors of this machine (environment variable"
                                + " BALLAST_THREADS)\n");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void saysWhichKeyOfTheFileIsWrong() throws IOException {
        configure("generate: { compress: lz4 }\n");
        InProcess result = dryRun(Map.of());
        assertThat(result.err())
                .startsWith("ballast generate: Invalid value for option '--compress': \"lz4\" is none of zstd, gzip,"
                        + " none (ballast.yaml, key generate.compress)\n");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jbos: 2                      | ballast: ballast.yaml, key jbos: no such option; known here: all, base, batch-size, budget,
                    inspect: { jobs: 2 }         | ballast: ballast.yaml, key inspect.jobs: no such option; known here: endpoint, json, quiet, verbose
                    jobs: { a: { b: c } }        | ballast: ballast.yaml, key jobs: expected a value, found a nested one
                    jobs:                        | ballast: ballast.yaml, key jobs: expected a value, found nothing
                    [1, 2]                       | ballast: ballast.yaml: found no mapping; write one option a line, such as jobs: 4
                    jobs: "2                     | ballast: ballast.yaml:1: not valid YAML: while scanning a quoted scalar
                    """)
    void refusesAFileThatCannotBeRight(String yaml, String message) throws IOException {
        configure(yaml + "\n");
        InProcess result = dryRun(Map.of());
        assertThat(result.err()).startsWith(message);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# compress: none\n", "---\n"})
    void takesNothingFromAFileThatSaysNothing(String yaml) throws IOException {
        configure(yaml);
        InProcess result = dryRun(Map.of());
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void saysThatTheFileIsNotUtf8() throws IOException {
        Files.write(directory.resolve("ballast.yaml"), new byte[] {'#', (byte) 0xe4});
        InProcess result = dryRun(Map.of());
        assertThat(result.err()).startsWith("ballast: ballast.yaml: not UTF-8");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private void configure(String yaml) throws IOException {
        Files.writeString(directory.resolve("ballast.yaml"), yaml);
    }

    private String shardsOfUsers(Map<String, String> environment, String... more) {
        return rowOf(dryRun(environment, more), "users")[2];
    }

    private InProcess dryRun(Map<String, String> environment, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"generate", "users", "-o", "d", "--dry-run"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return InProcess.run(directory, environment, arguments);
    }

    private static String[] rowOf(InProcess result, String table) {
        return result.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(table + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(result.toString()))
                .split(" +");
    }
}
