package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Images of servers with rows in them, built and run by a real engine. */
class ImageIT {
    /** With what quoting gets wrong. */
    private static final String NAME = "o'neill \"x\" $y";

    @TempDir
    private Path directory;

    private BallastJar ballast() {
        return new BallastJar(directory, Map.of());
    }

    @Test
    @EnabledIf("io.ballast.cli.ComposeProject#expected")
    void aContainerIsFullAndTakesItsNamesFromTheEnvironment() throws Exception {
        run("generate", "users", "--rows", "users=2k", "-o", "bundle", "-q");
        String tag = "ballast-test-" + UUID.randomUUID() + ":1";
        try {
            BallastJar.Result made = run("image", "bundle", "-t", tag, "--database", "a \"b\"", "--json", "-q");
            new ReportSchemas().valid("image", made.out());
            refusesToStartWithoutPassword(tag);
            try (PostgreSQLContainer container = new PostgreSQLContainer(
                            DockerImageName.parse(tag).asCompatibleSubstituteFor("postgres"))
                    .withUsername(NAME)
                    .withPassword(NAME)
                    .withDatabaseName("full")) {
                container.start();
                assertThat(rows(container)).isEqualTo(10_000);
                assertThat(constraintsAndIndexes(container)).isEqualTo("8, 0");
                assertThat(rowsAfterRestart(container)).isEqualTo("8000");
            }
        } finally {
            new ProcessBuilder("docker", "image", "rm", "--force", tag).start().waitFor();
        }
    }

    private static long rows(PostgreSQLContainer container) throws Exception {
        return Long.parseLong(value(
                container,
                "SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM emails)"
                        + " + (SELECT count(*) FROM phone_numbers)"));
    }

    /** Constraints and indexes that there are, and indexes that are not valid. */
    private static String constraintsAndIndexes(PostgreSQLContainer container) throws Exception {
        return value(
                container,
                "SELECT (SELECT count(*) FROM pg_constraint WHERE conrelid::regclass::text IN"
                        + " ('users', 'emails', 'phone_numbers') AND contype IN ('p', 'f', 'u'))"
                        + " + (SELECT count(*) FROM pg_indexes WHERE indexname LIKE '%user_id_idx')"
                        + " || ', ' || (SELECT count(*) FROM pg_index WHERE NOT indisvalid)");
    }

    private static String value(PostgreSQLContainer container, String query) throws Exception {
        String url = "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/full";
        try (Connection connection = DriverManager.getConnection(url, NAME, NAME);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** What a container has changed stays with it, and names are not given again. */
    private static String rowsAfterRestart(PostgreSQLContainer container) throws Exception {
        String id = container.getContainerId();
        value(
                container,
                "DELETE FROM phone_numbers WHERE ctid IN (SELECT ctid FROM phone_numbers LIMIT 2000) RETURNING 1");
        assertThat(output("docker", "restart", id)).startsWith(id);
        for (int i = 0; i < 100; i++) {
            String found = output(
                    "docker",
                    "exec",
                    id,
                    "psql",
                    "-h",
                    "/var/run/postgresql",
                    "-U",
                    "postgres",
                    "-d",
                    "full",
                    "-Atc",
                    "SELECT (SELECT count(*) FROM emails) + (SELECT count(*) FROM phone_numbers) + (SELECT count(*) FROM users)");
            if (!found.isEmpty()) {
                return found.strip();
            }
            Thread.sleep(100);
        }
        return "";
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void refusesToStartWithoutPassword(String tag) throws Exception {
        Process container = new ProcessBuilder("docker", "run", "--rm", tag)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(container.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Error: the superuser needs a password: set POSTGRES_PASSWORD, or"
                        + " POSTGRES_HOST_AUTH_METHOD=trust to let everybody in.\n");
        assertThat(container.waitFor()).isOne();
    }

    @Test
    void theContextOfAVirtualBundleHoldsItsShards() throws IOException {
        run("generate", "users", "--rows", "users=1k", "--virtual", "-o", "small", "-q");
        BallastJar.Result written = run("image", "small", "-o", "context");
        assertThat(written.err()).contains("docker build -t NAME context");
        assertThat(names(directory.resolve("context")))
                .containsExactlyInAnyOrder(
                        "Dockerfile",
                        "bundle",
                        "constraints.sql",
                        "database-name",
                        "load.sql",
                        "make-database.sh",
                        "schema.sql",
                        "start-database.sh");
        run("verify", "context/bundle", "-q");
        BallastJar.Result refused = ballast().run("image", "small", "-o", "context");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("context is not empty: it holds ");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        run("generate", "users", "--rows", "users=10", "-o", "bundle", "-q");
        BallastJar.Result noEngine =
                new BallastJar(directory, Map.of("PATH", "/nowhere")).run("image", "bundle", "-t", "x");
        assertThat(noEngine.exitCode()).isEqualTo(2);
        assertThat(noEngine.err())
                .startsWith("ballast image: there is no docker on the path, nor podman. Install one of them");
        BallastJar.Result noName = ballast().run("image", "bundle");
        assertThat(noName.exitCode()).isEqualTo(2);
        assertThat(noName.err()).startsWith("ballast image: name the image with --tag, or a directory");
        BallastJar.Result longName = ballast().run("image", "bundle", "-o", "c", "--database", "x".repeat(64));
        assertThat(longName.exitCode()).isEqualTo(2);
        assertThat(longName.err()).contains("expected 1 to 63 bytes");
    }

    private BallastJar.Result run(String... arguments) {
        BallastJar.Result result = ballast().run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
