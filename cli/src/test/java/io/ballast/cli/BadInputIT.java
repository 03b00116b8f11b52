package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong: one clear message each, the exit code, and nothing half-done under a final name. */
class BadInputIT {
    private static final String WRONG_PASSWORD = "c4n4ry-wr0ng";
    private static final String SHARD = "data/users/users-00001.csv";

    @TempDir
    private static Path shared;

    private static TestDatabase database;

    @TempDir
    private Path directory;

    private BallastJar ballast;

    @BeforeAll
    static void makeBundleAndDatabase() {
        database = TestDatabase.fresh();
        BallastJar maker = new BallastJar(shared, Map.of());
        BallastJar.Result made = maker.run(
                "generate", "users", "--rows", "users=300", "--shards", "2", "--compress", "none", "-o", "bundle");
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @BeforeEach
    void useTheDatabase() throws IOException {
        ballast = with(Map.of("PGPASSWORD", database.password()));
        copy(shared.resolve("bundle"), directory.resolve("bundle"));
    }

    @Test
    void unknownPreset() {
        assertRefused(
                ballast.run("generate", "userz", "-o", "out"),
                3,
                "ballast generate: userz: neither a file nor a preset; presets: users, orders, shop, events; did you mean \"users\"?");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void misspelledPresetOfALoad() {
        String message =
                ": userz does not exist: neither a bundle's directory nor a preset; presets: users, orders, shop,"
                        + " events; did you mean \"users\"?";
        assertRefused(ballast.run("load", "userz", "--db", "embedded:server"), 3, "ballast load" + message);
        assertThat(directory.resolve("server")).doesNotExist();
        assertRefused(ballast.run("load", "userz", "--db", url(database.name())), 3, "ballast load" + message);
        assertRefused(ballast.run("verify", "userz", "--db", url(database.name())), 3, "ballast verify" + message);
    }

    @Test
    void sourceThatDoesNotExist() {
        String message = " does not exist; a bundle is a directory with a datapackage.json. Check the path.";
        assertRefused(ballast.run("load", "typo", "--db", "embedded:server"), 3, "ballast load: typo" + message);
        assertRefused(ballast.run("verify", "no/such"), 3, "ballast verify: no/such" + message);
        assertThat(directory.resolve("server")).doesNotExist();
    }

    @Test
    void schemaThatDoesNotExist() {
        BallastJar.Result result = ballast.run("verify", "bundle", "--db", url(database.name()), "--schema", "nosuch");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err())
                .startsWith("ballast verify: There is no schema \"nosuch\" in ")
                .doesNotContain("VERIFY");
    }

    @Test
    void brokenYaml() throws IOException {
        Files.writeString(directory.resolve("bad.yaml"), "ballast: 1\ndataset: x\ntables:\n  users: { rows: many }\n");
        BallastJar.Result result = ballast.run("generate", "bad.yaml", "-o", "out");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("""
                        ballast generate: 2 things are wrong:
                          bad.yaml:4: tables.users.rows: expected a whole number from 1 to 1000000000000000, found "many"
                          bad.yaml:4: tables.users: key "columns" is missing
                        """);
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void directoryThatIsNotEmpty() throws IOException {
        Files.createDirectory(directory.resolve("full"));
        Files.writeString(directory.resolve("full/notes.txt"), "mine");
        assertRefused(
                ballast.run("generate", "users", "--rows", "users=10", "-o", "full"),
                3,
                "ballast generate: full is not empty: it holds notes.txt. Choose a directory that is missing or empty, or"
                        + " if that is an unfinished bundle, then run the same command again with --resume.");
        assertThat(directory.resolve("full")).isDirectoryNotContaining("glob:**/datapackage.json");
    }

    @Test
    void directoryThatIsNoBundle() throws IOException {
        Files.delete(directory.resolve("bundle/datapackage.json"));
        assertRefused(
                load(),
                3,
                "ballast load: bundle holds no datapackage.json: it is no bundle, or one that was never finished, since"
                        + " that file is written last. Check the path, or finish it with ballast generate … --resume -o bundle.");
    }

    @Test
    void changedShard() throws IOException, SQLException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("bundle").resolve(SHARD).toFile(), "rw")) {
            file.seek(100);
            file.write(file.read() ^ 1);
        }
        BallastJar.Result result = load();
        assertThat(result.err()).startsWith("ballast load: ").contains(SHARD).contains("CRC-32C");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(publicTables()).isZero();
        BallastJar.Result verify = ballast.run("verify", "bundle");
        assertThat(verify.out()).contains(SHARD);
        assertThat(verify.err())
                .endsWith("ballast verify: bundle is not the bundle that was made: 1 file is wrong. Make or"
                        + " fetch it again; it must not be loaded.\n");
        assertThat(verify.exitCode()).isEqualTo(7);
    }

    @Test
    void cutShard() throws IOException, SQLException {
        Path shard = directory.resolve("bundle").resolve(SHARD);
        long size = Files.size(shard);
        try (RandomAccessFile file = new RandomAccessFile(shard.toFile(), "rw")) {
            file.setLength(size - 7);
        }
        BallastJar.Result result = load();
        assertThat(result.err())
                .contains(SHARD)
                .contains(Long.toString(size - 7))
                .contains(Long.toString(size));
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(publicTables()).isZero();
    }

    @Test
    void missingShard() throws IOException, SQLException {
        Files.delete(directory.resolve("bundle").resolve(SHARD));
        BallastJar.Result result = load();
        assertThat(result.err()).contains(SHARD);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(publicTables()).isZero();
    }

    @Test
    void targetThatExists() throws SQLException {
        try (TestDatabase other = TestDatabase.fresh();
                Connection connection = other.open()) {
            connection.createStatement().execute("CREATE TABLE public.users (id integer)");
            BallastJar.Result result = ballast.run("load", "bundle", "--db", url(other.name()));
            assertThat(result.err())
                    .startsWith("ballast load: ")
                    .contains("users")
                    .contains("--mode replace");
            assertThat(result.exitCode()).isEqualTo(4);
        }
    }

    @Test
    void noServerAtTheAddress() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertRefused(
                ballast.run("load", "bundle", "--db", "postgresql://127.0.0.1:" + port + "/db"),
                5,
                "ballast load: No PostgreSQL server answers at 127.0.0.1:" + port
                        + ": connection refused. Check host and port, and that the server runs and listens there; or is it still starting?");
    }

    @Test
    void wrongPasswordWhichNoOutputEverShows() {
        BallastJar.Result result = with(Map.of("PGPASSWORD", WRONG_PASSWORD))
                .run("load", "bundle", "--db", url(database.name()), "--verbose");
        assertThat(result.err())
                .contains("ballast load: The server at " + database.host() + ":" + database.port()
                        + " does not accept the password of user \"" + database.user()
                        + "\". Check PGPASSWORD or ~/.pgpass.\n");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err() + result.out()).doesNotContain(WRONG_PASSWORD);
    }

    @Test
    void passwordInTheUrl() {
        BallastJar.Result result =
                ballast.run("load", "bundle", "--db", "postgresql://ann:" + WRONG_PASSWORD + "@127.0.0.1/db");
        assertThat(result.err()).startsWith("ballast load: The connection URL holds a password");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).doesNotContain(WRONG_PASSWORD);
    }

    @Test
    void demoInADirectoryThatIsNotEmpty() {
        assertRefused(
                ballast.run("demo", "--dir", "."),
                3,
                "ballast demo: . is not empty: an earlier demo may be in it. Remove it, or name another directory with"
                        + " --dir.");
    }

    private BallastJar.Result load() {
        return ballast.run("load", "bundle", "--quiet", "--db", url(database.name()));
    }

    private BallastJar with(Map<String, String> environment) {
        return new BallastJar(directory, new HashMap<>(environment));
    }

    private static String url(String name) {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + name
                + "?sslmode=prefer";
    }

    private static int publicTables() throws SQLException {
        try (Connection connection = database.open();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void assertRefused(BallastJar.Result result, int exitCode, String message) {
        assertThat(result.err().lines().toList()).isEqualTo(List.of(message));
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
