package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ballast.common.bundle.Compression;
import io.ballast.spec.yaml.SpecOverrides;
import io.ballast.testdb.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the load job prints without a cluster: plans of dry runs and failures, for people and for programs. */
class LoadReportsIT {
    private static final Path SCHEMAS = Path.of("..", "docs", "reports");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Path passwordFile;

    @BeforeEach
    void prepare() throws IOException {
        database = TestDatabase.fresh();
        SpecOverrides rows =
                new SpecOverrides(Map.of("users", 100L), OptionalDouble.empty(), OptionalLong.empty(), List.of());
        LocalBundle.make("users", rows, Compression.NONE, 2, directory.resolve("bundle"));
        passwordFile = Files.writeString(directory.resolve("pass"), "*:*:*:*:" + database.password() + "\n");
        Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void drop() {
        System.setOut(out);
        database.close();
    }

    @Test
    void aDryRunPrintsThePlanAndMakesNothing() throws Exception {
        assertThat(load("--dry-run", "--jobs", "3")).isZero();

        assertThat(text().lines())
                .anyMatch(line -> line.startsWith("would load dataset users from ")
                        && line.endsWith(", at most 3 tasks at a time"))
                .anyMatch(line -> line.startsWith("users: 100 rows, 2 shards, binary ("))
                .anyMatch(line -> line.startsWith("copy: COPY "))
                .anyMatch(line -> line.startsWith("publish: ALTER TABLE "));
        try (var connection = database.open();
                var schemas = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ballast%'")) {
            schemas.next();
            assertThat(schemas.getInt(1)).isZero();
        }
    }

    @Test
    void thePlanIsJsonAsThatOfBallastLoad() throws Exception {
        assertThat(load("--dry-run", "--json")).isZero();

        JsonNode plan = valid("load-plan", text());
        assertThat(plan.at("/tables/0/rows").asInt()).isEqualTo(100);
        assertThat(plan.at("/tables/0/staging").asString()).isEqualTo("logged");
        assertThat(plan.path("jobs").asInt()).isEqualTo(8);
    }

    @Test
    void aFailureIsJsonToo() throws Exception {
        assertThat(load("--json", "--mode", "fill")).isEqualTo(2);
        assertThat(valid("error", text()).path("category").asString()).isEqualTo("usage");
        printed.reset();
        assertThat(load("--json", "--surprise")).isEqualTo(2);
        assertThat(valid("error", text()).path("message").asString()).isEqualTo("Unknown option: '--surprise'");
        printed.reset();
        Files.delete(directory.resolve("bundle/datapackage.json"));
        assertThat(load("--json")).isEqualTo(3);

        JsonNode error = valid("error", text());
        assertThat(error.path("category").asString()).isEqualTo("input refused");
        assertThat(error.path("exitCode").asInt()).isEqualTo(3);
        assertThat(error.path("command").asString()).isEqualTo("ballast-spark");
    }

    private int load(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                directory.resolve("bundle").toString(),
                "--db",
                "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                        + database.name() + "?sslmode=prefer",
                "--password-file",
                passwordFile.toString()));
        arguments.addAll(List.of(options));
        return Load.run(arguments.toArray(String[]::new));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** What is printed, which is as the JSON Schema of this report says. */
    static JsonNode valid(String report, String printed) throws IOException {
        JsonNode node = JsonMapper.builder().build().readTree(printed);
        String schema = Files.readString(SCHEMAS.resolve(report + ".schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(node))
                .extracting(Error::toString)
                .as(printed)
                .isEmpty();
        return node;
    }
}
