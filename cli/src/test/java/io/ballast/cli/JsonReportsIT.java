package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every command with {@code --json} prints one value on standard output, as the schema of its report says. */
class JsonReportsIT {
    private static final String PACKAGE = """
            {"name": "shop", "resources": [{"name": "things", "path": "things.csv", "schema": {
            "fields": [{"name": "id", "type": "integer"}], "primaryKey": ["id"]}}]}""";

    @TempDir
    private Path directory;

    private final ReportSchemas schemas = new ReportSchemas();
    private TestDatabase database;

    @BeforeEach
    void makeDatabase() throws IOException {
        database = TestDatabase.fresh();
        Path passwords = Files.createFile(
                directory.resolve("pgpass"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwords, "*:*:*:*:" + database.password() + "\n");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void everyReportIsAsItsSchemaSays() throws Exception {
        bundlesAndPackages();
        loads();
        fills();
        copies();
        servers();
        benchmarks();
        failures();
        assertThat(schemas.met()).isEqualTo(ReportSchemas.all());
    }

    private void bundlesAndPackages() throws IOException {
        report("generate-plan", 0, "generate", "users", "--rows", "users=100", "-o", "@big", "--dry-run");
        JsonNode some =
                report("generate", 0, "generate", "users", "--rows", "users=1", "--tables", "emails", "-o", "@some");
        assertThat(some.at("/facts/omitted/0").asString()).isEqualTo("table \"users\"");
        assertThat(report("inspect", 0, "inspect", "@some")
                        .at("/omittedTables/0")
                        .asString())
                .isEqualTo("users");
        JsonNode made = report("generate", 0, "generate", "users", "--rows", "users=100", "-o", "@big");
        assertThat(made.at("/facts/rowsOfTables/emails").asInt()).isEqualTo(200);
        assertThat(made.at("/phases/0/phase").asString()).isEqualTo("generate");
        report("generate", 0, "generate", "users", "--rows", "users=100", "-o", "@parts", "--part", "1/2");
        report("generate", 0, "generate", "users", "--rows", "users=100", "-o", "@parts", "--part", "2/2");
        report("generate", 0, "seal", "@parts");
        report("generate", 0, "seal", "@big", "--strip", "-o", "@small");
        report("generate", 0, "materialize", "@small", "-o", "@again");
        report("fetch", 0, "fetch", "@big", "-o", "@copy");
        report("image", 0, "image", "@big", "-o", "@image");
        assertThat(report("inspect", 0, "inspect", "@big").path("kind").asString())
                .isEqualTo("bundle");
        report("inspect", 0, "inspect", "@small");
        report("verify-bundle", 0, "verify", "@big");
        report("spec-check", 0, "spec", "check", "shop");
        report("generate", 0, "generate", "users", "--rows", "users=1", "-o", "@one", "--report", "@one.json");
        schemas.valid("generate", Files.readString(directory.resolve("one.json")));

        Files.createDirectory(directory.resolve("package"));
        Files.writeString(directory.resolve("package/datapackage.json"), PACKAGE);
        Files.writeString(directory.resolve("package/things.csv"), "id\n1\n2\n");
        report("inspect", 0, "inspect", "@package");
        report("verify-package", 0, "verify", "@package");
    }

    private void loads() throws Exception {
        report("load-plan", 0, "load", "@big", "--dry-run");
        JsonNode load = report("load", 0, "load", "@big", "--verify", "full");
        assertThat(load.at("/facts/rows").asInt()).isEqualTo(500);
        assertThat(load.at("/facts/load").asString()).hasSize(36);
        report("verify", 0, "verify", "@big", "--db", url());
        assertThat(report("status", 0, "status").at("/loads/0/state").asString())
                .isEqualTo("published");
        report("analyze", 0, "analyze");
        report("analyze", 0, "analyze", "--bundle", "@big");
        report("spec-from-db", 0, "spec", "from-db", "-o", "@drawn.yaml");
        JsonNode again = report("error", 4, "load", "@big");
        assertThat(again.path("category").asString()).isEqualTo("target refused");

        execute("CREATE SCHEMA cut");
        breakOff();
        String open = report("status", 0, "status").at("/loads/1/id").asString();
        report("drop-plan", 0, "drop", open, "--dry-run");
        assertThat(report("drop", 0, "drop", open).at("/facts/load").asString()).isEqualTo(open);
    }

    /** A load whose rows the server refuses when it makes the key. */
    private void breakOff() throws IOException {
        Files.writeString(directory.resolve("package/things.csv"), "id\n1\n1\n");
        assertThat(report("error", 3, "load", "@package", "--schema", "cut")
                        .path("message")
                        .asString())
                .contains("id");
    }

    private void fills() throws Exception {
        execute("CREATE SCHEMA own; CREATE TABLE own.things (id serial PRIMARY KEY, name text NOT NULL)");
        report("fill-plan", 0, "fill", "--schema", "own", "--rows", "30", "--dry-run");
        JsonNode filled = report("load", 0, "fill", "--schema", "own", "--rows", "30");
        assertThat(filled.at("/facts/sequences/things.id").asInt()).isEqualTo(30);
        report("restore", 0, "fill", "--schema", "own", "--restore");
    }

    private void copies() throws IOException {
        String name = database.name() + "_copy";
        report("template-plan", 0, "load", "@big", "--template", "--database", name, "--dry-run");
        report("load", 0, "load", "@big", "--template", "--database", name);
        JsonNode clone = report("clone", 0, "clone", "@big", "--ttl", "1h");
        report("clone-drop", 0, "clone", "drop", clone.path("database").asString());
    }

    private void servers() throws IOException {
        report("server", 0, "server", "start", "@pg");
        report("server", 0, "server", "status", "@pg");
        report("server", 0, "server", "url", "@pg", "--with-password");
        report("server", 0, "server", "stop", "@pg");
        report("demo", 0, "demo", "--users", "100", "--dir", "@demo");
    }

    private void benchmarks() throws IOException {
        report("bench-plan", 0, "bench", "@big", "--strategies", "copy-csv", "--dry-run");
        Path results = Repository.ROOT.resolve("docs/benchmarks/load-strategies-1M");
        schemas.valid("bench", Files.readString(results.resolve("results.json")));
        report("bench-compare", 0, "bench", "compare", results.toString(), results.toString());
    }

    private void failures() throws IOException {
        JsonNode usage = report("error", 2, "load", "@big", "--jbos", "4");
        assertThat(usage.path("message").asString()).isEqualTo("unknown option --jbos; did you mean \"--jobs\"?");
        Files.writeString(directory.resolve("wrong.yaml"), """
                ballast: 1
                dataset: Shop
                tables:
                  users:
                    rows: none
                    columns:
                      id: { type: bigint, primaryKey: true, value: { sequence: {} } }
                """);
        JsonNode wrong = report("error", 3, "spec", "check", "@wrong.yaml");
        assertThat(wrong.path("findings").size()).isEqualTo(2);
        JsonNode rows = wrong.at("/findings/1");
        assertThat(rows.path("place").asString()).isEqualTo(directory.resolve("wrong.yaml") + ":5");
        assertThat(rows.path("path").valueStream().map(JsonNode::asString)).containsExactly("tables", "users", "rows");
        assertThat(rows.path("found").asString()).isEqualTo("\"none\"");
        assertThat(rows.path("expected").asString()).isEqualTo("a whole number from 1 to 1000000000000000");
        Files.writeString(directory.resolve("ballast.yaml"), "json: true\n");
        InProcess configured = InProcess.run(
                directory,
                Map.of(),
                "spec",
                "check",
                directory.resolve("wrong.yaml").toString());
        schemas.valid("error", configured.out());
        Files.delete(directory.resolve("ballast.yaml"));
        Files.writeString(directory.resolve("big/data/more"), "");
        assertThat(report("verify-bundle", 7, "verify", "@big")
                        .at("/faults/0/kind")
                        .asString())
                .isEqualTo("extra");
    }

    private JsonNode report(String name, int exitCode, String... command) throws IOException {
        String[] asked = Stream.concat(Stream.of(command), Stream.of("--json", "-q"))
                .map(word -> word.startsWith("@")
                        ? directory.resolve(word.substring(1)).toString()
                        : word)
                .toArray(String[]::new);
        InProcess result = InProcess.run(directory, Map.of("BALLAST_DB", url()), asked);
        assertThat(result.exitCode()).as(List.of(asked) + ": " + result.err()).isEqualTo(exitCode);
        return schemas.valid(name, result.out());
    }

    private String url() {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer&passfile=" + directory.resolve("pgpass");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
