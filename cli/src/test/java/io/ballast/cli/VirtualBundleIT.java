package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that takes a bundle, with one that holds no shard. */
class VirtualBundleIT {
    @TempDir
    private static Path made;

    @TempDir
    private Path directory;

    private static TestDatabase database;
    private static Map<String, String> environment;

    @BeforeAll
    static void makeBundle() {
        database = TestDatabase.fresh();
        environment = Map.of(
                "PGPASSWORD",
                database.password(),
                "BALLAST_DB",
                "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                        + database.name() + "?sslmode=prefer");
        BallastJar.Result result = new BallastJar(made, Map.of())
                .run("generate", "users", "--rows", "users=2k", "--shards", "2", "--virtual", "-o", "small", "-q");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Test
    void everyCommandTakesIt() throws IOException {
        BallastJar ballast = new BallastJar(made, environment);

        assertThat(ballast.run("inspect", "small").out())
                .startsWith("Bundle small: dataset users, virtual: its shards are made when they are read, seed 42, ");
        assertThat(ballast.run("verify", "small", "-q").out()).startsWith("small is complete: ");
        BallastJar.Result load =
                ballast.run("load", "small", "--schema", "here", "--mode", "replace", "--verify", "full", "-q");
        assertThat(load.err()).isEmpty();
        assertThat(load.exitCode()).isZero();
        assertThat(ballast.run("verify", "small", "--db", environment.get("BALLAST_DB"), "--schema", "here", "-q")
                        .out())
                .contains("users, emails, phone_numbers; 10,000 rows, ");
        assertThat(ballast.run("analyze", "--bundle", "small", "--schema", "here", "-q")
                        .exitCode())
                .isZero();
        assertThat(ballast.run("bench", "small", "--dry-run", "-q").exitCode()).isZero();
        assertThat(files(made.resolve("small"))).noneMatch(file -> file.startsWith("data/"));
    }

    @Test
    void goesThereAndBackAsTheHelpShows() throws IOException {
        BallastJar ballast = new BallastJar(directory, environment);
        String small = made.resolve("small").toString();

        BallastJar.Result big = ballast.run("materialize", small, "-o", "big", "--compress", "gzip", "-q");
        assertThat(big.err()).isEmpty();
        assertThat(ballast.run("verify", "big", "-q").exitCode()).isZero();
        assertThat(ballast.run("seal", "--strip", "big", "-o", "again", "-q").exitCode())
                .isZero();
        assertThat(Files.readString(directory.resolve("again/datapackage.json")))
                .isEqualTo(Files.readString(made.resolve("small/datapackage.json")));
        assertThat(ballast.run("materialize", small, "-o", "big").err())
                .startsWith("ballast materialize: big is not empty: it holds ");
    }

    @Test
    void aFewKilobytesAreFetched() throws IOException {
        try (BundleServer server = new BundleServer(made, null)) {
            BallastJar ballast = new BallastJar(directory, environment);

            BallastJar.Result fetch = ballast.run("fetch", server.url("small"), "-o", "copy");
            assertThat(fetch.err()).doesNotContain("Exception");
            assertThat(fetch.exitCode()).isZero();
            assertThat(files(directory.resolve("copy"))).isEqualTo(files(made.resolve("small")));
            BallastJar.Result load =
                    ballast.run("load", server.url("small"), "--schema", "there", "--mode", "replace", "-q");
            assertThat(load.err()).isEmpty();
            assertThat(load.exitCode()).isZero();
            assertThat(server.requests).noneMatch(request -> request.contains("/data/"));
        }
    }

    @Test
    void aShardThatComesOutOtherwiseIsNeverPublished() throws IOException, SQLException {
        Path wrong = directory.resolve("wrong");
        BundleEdits.copy(made.resolve("small"), wrong);
        String hash = BundleEdits.shardHash(wrong, "data/emails/emails-00001.csv");
        BundleEdits.replaceInDescriptor(wrong, hash, "0".repeat(64));
        BallastJar ballast = new BallastJar(directory, environment);

        BallastJar.Result load = ballast.run("load", "wrong", "--schema", "nowhere", "-q");

        assertThat(load.exitCode()).isEqualTo(3);
        assertThat(load.err())
                .contains("wrong/data/emails/emails-00001.csv: found CSV with the SHA-256 " + hash + "; expected "
                        + "0".repeat(64) + ". The virtual bundle is refused: fetch it again or make it again.");
        try (var connection = database.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT count(*) FROM pg_tables WHERE schemaname = 'nowhere' AND tablename = 'emails'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
        assertThat(ballast.run("verify", "wrong", "-q").exitCode()).isNotZero();
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
