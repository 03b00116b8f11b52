package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the job that makes bundles prints for programs: one value on standard output, as its JSON Schema says. */
class GenerateReportsIT {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(out);
    }

    @Test
    void thePlanSaysNothingOfThreadsOrTime() throws IOException {
        assertThat(generate("--dry-run", "--shards", "2")).isZero();

        JsonNode plan = valid("generate-plan");
        assertThat(plan.path("rows").asLong()).isEqualTo(500);
        assertThat(plan.path("shards").asInt()).isEqualTo(6);
        assertThat(plan.path("place").asString()).startsWith("file:").endsWith("/bundle");
        assertThat(plan.at("/tables/0/firstShard").asString()).isEqualTo("data/users/users-00000.csv.zst");
        assertThat(plan.has("threads")).isFalse();
        assertThat(plan.has("estimatedSeconds")).isFalse();
    }

    @Test
    void theReportIsThatOfBallastGenerate() throws IOException {
        LocalSpark.session();

        assertThat(generate()).isZero();

        JsonNode report = valid("generate");
        assertThat(report.at("/facts/rows").asLong()).isEqualTo(500);
        assertThat(report.at("/phases/0/rows").asLong()).isEqualTo(500);
    }

    @Test
    void aFailureIsJsonToo() throws IOException {
        assertThat(generate("--surprise")).isEqualTo(2);
        assertThat(valid("error").path("message").asString()).isEqualTo("Unknown option: '--surprise'");
        printed.reset();

        assertThat(generate("--rows", "orders=5")).isEqualTo(3);

        JsonNode error = valid("error");
        assertThat(error.path("category").asString()).isEqualTo("input refused");
        assertThat(error.path("command").asString()).isEqualTo("ballast-spark");
    }

    private int generate(String... more) {
        String[] arguments = {
            "users",
            "--scale",
            "0.0001",
            "-o",
            directory.resolve("bundle").toUri().toString(),
            "--json"
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Generate.run(all);
    }

    private JsonNode valid(String report) throws IOException {
        return LoadReportsIT.valid(report, printed.toString(StandardCharsets.UTF_8));
    }
}
