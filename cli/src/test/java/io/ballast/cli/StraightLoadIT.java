package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Specs loaded directly end as the bundles that are made of them. */
class StraightLoadIT {
    /** How many loaders are killed at random moments; more with -Dballast.kills=100. */
    private static final int KILLS = Integer.getInteger("ballast.kills", 3);

    private static final String[] SPEC = {"users", "--rows", "users=20k", "--shards", "8"};

    @TempDir
    private Path directory;

    private TestDatabase database;
    private BallastJar ballast;
    private String url;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
        url = "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer";
        ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password(), "BALLAST_DB", url));
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void loadsWhatTheBundleOfTheSameSpecHolds() throws SQLException {
        BallastJar.Result straight = load("--verify", "full", "--json", "--schema", "straight");
        assertThat(straight.exitCode()).as(straight.err()).isZero();
        JsonNode report = json(straight.out());
        assertThat(report.path("subject").asString()).isEqualTo("spec users");
        assertThat(report.path("facts").path("rows").asInt()).isEqualTo(100_000);
        assertThat(report.path("facts").path("notProvable").asString()).isEqualTo("SHA-256 of all tables");

        BallastJar.Result generated = run("generate", SPEC, "-o", "big", "--compress", "none", "-q");
        assertThat(generated.exitCode()).as(generated.err()).isZero();
        BallastJar.Result bundle = ballast.run("load", "big", "--verify", "full", "-q", "--schema", "bundle");
        assertThat(bundle.exitCode()).as(bundle.err()).isZero();

        assertThat(journal("straight")).hasSize(24).isEqualTo(journal("bundle"));
        assertIsBundle("straight");
    }

    @Test
    void goesOnAfterKillsWithTheSameShardsAndRefusesOthers() throws Exception {
        killAfterSomeShards();
        assertThat(ballast.run("status").out())
                .contains(
                        " is not finished. Resume it: ballast load SOURCE --schema public --mode create --resume, where"
                                + " SOURCE is what it was begun with: a bundle (of a demo: bundle in its directory), or a spec with the"
                                + " same options. Or give it up: ballast drop ");
        refuses("--seed", "2");
        refuses("--set", "tables.users.columns.id.value.uuid=v7");
        refusesOtherShards();

        SplittableRandom random = new SplittableRandom(20);
        for (int i = 0; i < KILLS; i++) {
            BallastJar.Running running = run(
                    List.of("load"), SPEC, "--jobs", "2", "--staging", "logged", "--verify", "full", "--resume", "-q");
            running.process().waitFor(random.nextInt(1000, 3000), TimeUnit.MILLISECONDS);
            running.process().destroyForcibly().waitFor();
        }

        BallastJar.Result resumed = load("--staging", "logged", "--verify", "full", "--resume", "--json");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(texts("SELECT DISTINCT load_id::text FROM ballast_journal.loads"))
                .hasSize(1);
        assertThat(texts("SELECT state FROM ballast_journal.loads")).containsExactly("published");
        run("generate", SPEC, "-o", "big", "--compress", "none", "-q");
        assertThat(journal("public")).hasSize(24);
        assertIsBundle("public");
    }

    @Test
    void takesADirectoryForABundleAndAnythingElseForASpec() throws Exception {
        ballast.run("generate", "users", "--rows", "users=10", "-o", "users", "-q");
        assertThat(ballast.run("load", "users", "--dry-run").out())
                .startsWith("Load of dataset users from users into schema public of ");
        assertThat(ballast.run("load", "orders", "--scale", "0.001", "--dry-run")
                        .out())
                .startsWith("Load of dataset orders from spec orders into schema public of ")
                .contains("  -- note: not known beforehand, so not provable: SHA-256 of all tables.\n");

        BallastJar.Result missing = ballast.run("load", "none.yaml");
        assertThat(missing.err())
                .isEqualTo(
                        "ballast load: none.yaml: neither a file nor a preset; presets: users, orders, shop, events\n");
        assertThat(missing.exitCode()).isEqualTo(3);

        Files.writeString(directory.resolve("bad.yaml"), "name: bad\ntables: {}\n");
        assertThat(ballast.run("load", "bad.yaml").exitCode()).isEqualTo(3);
    }

    @Test
    void tablesAreHeldAgainstTheSpecTheyWereMadeOf() throws SQLException {
        assertThat(load("-q").exitCode()).isZero();
        BallastJar.Result same = run("verify", SPEC, "--db", url);
        assertThat(same.err()).doesNotContain("ballast verify:");
        assertThat(same.out()).startsWith("schema public of ").contains(" holds the rows of spec users: ");

        texts("UPDATE users SET first_name = 'Nobody' WHERE id = (SELECT min(id::text)::uuid FROM users) RETURNING 1");
        BallastJar.Result other = run("verify", SPEC, "--db", url, "-q");
        assertThat(other.exitCode()).as(other.err()).isEqualTo(7);
        assertThat(other.err())
                .startsWith(
                        "ballast verify: The tables in schema \"public\" differ from the spec: table \"users\" has as many"
                                + " rows as the spec, but other values");
        assertThat(ballast.run("verify", "users", "--rows", "users=10k", "--db", url, "-q")
                        .exitCode())
                .isEqualTo(7);
    }

    /** Kills the first loader while a lock on the journal holds it up in the middle of its shards. */
    private void killAfterSomeShards() throws Exception {
        BallastJar.Running running =
                run(List.of("load"), SPEC, "--jobs", "2", "--staging", "logged", "--verify", "full", "-q");
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            while (shardsDone(connection) < 2 && running.process().isAlive()) {
                connection.rollback();
                Thread.sleep(5);
            }
            connection.createStatement().execute("LOCK TABLE ballast_journal.shards IN SHARE MODE");
            assertThat(shardsDone(connection)).isBetween(2, 23);
            running.process().destroyForcibly().waitFor();
            connection.rollback();
        }
    }

    private static int shardsDone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet there = statement.executeQuery("SELECT to_regclass('ballast_journal.shards') IS NOT NULL");
            there.next();
            if (!there.getBoolean(1)) {
                return 0;
            }
            ResultSet count = statement.executeQuery("SELECT count(*) FROM ballast_journal.shards");
            count.next();
            return count.getInt(1);
        }
    }

    private void refuses(String... other) {
        List<String> arguments = new ArrayList<>(List.of("--resume", "-q"));
        arguments.addAll(List.of(other));
        assertRefused(load(arguments.toArray(String[]::new)));
    }

    private void refusesOtherShards() {
        assertRefused(ballast.run("load", "users", "--rows", "users=20k", "--shards", "4", "--resume", "-q"));
    }

    private static void assertRefused(BallastJar.Result result) {
        assertThat(result.err())
                .matches(
                        "ballast load: Load [0-9a-f]{8} of dataset \"users\" into schema \"public\" is unfinished and fills"
                                + " some of the same tables; it stopped in phase [A-Z]+ with \\d+ of 24 shards done\\. Continue"
                                + " with what it was begun with, or give it up with ballast drop [0-9a-f]{8}, or start over with"
                                + " --restart\\.\n");
        assertThat(result.exitCode()).isEqualTo(4);
    }

    private BallastJar.Result load(String... more) {
        return run("load", SPEC, more);
    }

    private BallastJar.Result run(String command, String[] spec, String... more) {
        return run(List.of(command), spec, more).result();
    }

    private BallastJar.Running run(List<String> command, String[] spec, String... more) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of(spec));
        arguments.addAll(List.of(more));
        return ballast.start(arguments.toArray(String[]::new));
    }

    /** What the journal has of the last load into the schema: shards, rows, bytes, hashes and digests. */
    private List<String> journal(String schema) throws SQLException {
        return texts(
                "SELECT concat_ws(' ', shard_path, s.rows, raw_bytes, sha256, digest) FROM ballast_journal.shards AS s"
                        + " JOIN ballast_journal.loads USING (load_id) WHERE target_schema = '" + schema
                        + "' ORDER BY shard_path");
    }

    private void assertIsBundle(String schema) {
        BallastJar.Result same = ballast.run("verify", "big", "--db", url, "--schema", schema, "-q");
        assertThat(same.exitCode()).as(same.err()).isZero();
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
