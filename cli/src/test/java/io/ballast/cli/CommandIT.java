package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands one after the other, as people call them. */
class CommandIT {
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
    void makesChecksLoadsAndAnalyzesABundle() throws IOException {
        BallastJar.Result generate = ballast.run(
                "generate", "users", "--rows", "users=1k", "--shards", "2", "-o", "big", "--report", "r.json");
        assertThat(generate.exitCode()).isZero();
        assertThat(generate.out()).startsWith("generate big\n").contains("\n  whole run ");
        assertThat(generate.err()).startsWith("GENERATE: 5.0k of 5.0k rows in ");
        assertThat(json(Files.readString(directory.resolve("r.json")))
                        .path("report")
                        .asString())
                .isEqualTo("generate");

        assertThat(ballast.run("verify", "big").out()).startsWith("big is complete: ");
        JsonNode bundle = json(ballast.run("inspect", "big", "--json").out());
        assertThat(bundle.path("tables").size()).isEqualTo(3);

        BallastJar.Result load = ballast.run("load", "big", "--verify", "full", "--json", "--quiet");
        assertThat(load.err()).isEmpty();
        assertThat(load.exitCode()).isZero();
        assertThat(json(load.out()).path("facts").path("rows").asInt()).isEqualTo(5000);

        assertThat(ballast.run("status").out()).contains(" published ").contains("5,000/5,000");
        BallastJar.Result loaded = ballast.run("verify", "big", "--db", url, "-q");
        assertThat(loaded.err()).isEmpty();
        assertThat(loaded.out())
                .matches("schema public of .*" + database.name()
                        + " holds the rows of big: users, emails, phone_numbers; 5,000 rows, [\\d.]+ KiB compared\n");
        BallastJar.Result analyze = ballast.run("analyze");
        assertThat(analyze.out()).containsPattern("users +1,000 ").contains("each on average");
        assertThat(analyze.out()).contains("fitted to these counts by maximum likelihood");
        assertThat(analyze.exitCode()).isZero();

        assertThat(ballast.run("analyze", "--bundle", "big", "--html", "shop.html")
                        .out())
                .contains("stated when the data was made")
                .doesNotContain("fitted");
        assertThat(directory.resolve("shop.html"))
                .content()
                .contains("5,000 rows in 3 tables take ")
                .containsPattern("Nulls are as stated in (\\d+) of \\1 columns.");
        Files.writeString(directory.resolve("big/dataset.yaml"), "\n", StandardOpenOption.APPEND);
        BallastJar.Result changed = ballast.run("analyze", "--bundle", "big");
        assertThat(changed.err())
                .isEqualTo(
                        "ballast analyze: big/dataset.yaml is not the spec that the bundle was made from: its SHA-256"
                                + " differs from the one in datapackage.json. Fetch the bundle again, or leave --bundle out.\n");
        assertThat(changed.exitCode()).isEqualTo(3);
    }

    @Test
    void comparesLoadedTablesWithTheirBundle() throws SQLException {
        ballast.run("generate", "users", "--rows", "users=100", "-o", "big", "-q");
        assertThat(ballast.run("load", "big", "-q", "--schema", "test").exitCode())
                .isZero();

        BallastJar.Result same = ballast.run("verify", "big", "--db", url, "--schema", "test", "--json", "-q");
        assertThat(same.exitCode()).isZero();
        assertThat(json(same.out()).path("phases").path(0).path("rows").asInt()).isEqualTo(500);

        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM test.phone_numbers");
        }
        BallastJar.Result other = ballast.run("verify", "big", "--db", url, "--schema", "test", "-q");
        assertThat(other.err())
                .isEqualTo(
                        "ballast verify: The tables in schema \"test\" differ from the bundle: table \"phone_numbers\""
                                + " has 0 rows, the bundle has 200.\n");
        assertThat(other.out()).isEmpty();
        assertThat(other.exitCode()).isEqualTo(7);

        BallastJar.Result nothing = ballast.run("verify", "big", "--schema", "test");
        assertThat(nothing.err())
                .startsWith("ballast verify: --schema has no meaning without --db: give both, or neither\n");
        assertThat(nothing.exitCode()).isEqualTo(2);
    }

    @Test
    void saysWhatWouldBeMadeAndMakesNothing() {
        BallastJar.Result plan =
                ballast.run("generate", "users", "--rows", "users=10M", "-o", "big", "--dry-run", "--threads", "2");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out()).matches("""
                        Would be made in big
                          table                rows  shards +CSV +on disk  first shard
                          users          10,000,000 +\\d+ +7\\d\\d\\.\\d MiB +\\d+\\.\\d MiB  data/users/users-00000.csv.zst
                          emails         20,000,000 +\\d+ +2\\.\\d GiB +\\d+\\.\\d MiB  data/emails/emails-00000.csv.zst
                          phone_numbers  20,000,000 +\\d+ +1\\.\\d GiB +\\d+\\.\\d MiB  data/phone_numbers/phone_numbers-00000.csv.zst
                          all tables     50,000,000 +\\d+ +4\\.\\d GiB +1\\.\\d GiB
                        Rows and shards are exact; sizes are estimated from samples, and so is the time: about .+ by --threads 2.
                        """);
        assertThat(directory.resolve("big")).doesNotExist();
    }

    @Test
    void printsThePlanAndWritesNothing() {
        ballast.run("generate", "users", "--rows", "users=1k", "-o", "big", "-q");
        BallastJar.Result plan = ballast.run("load", "big", "--dry-run", "--staging", "logged");
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out())
                .containsPattern(
                        "table +rows +shards +streams +wire +because +staging +because\n +users +1,000 +1 +1 +binary")
                .containsPattern("about [\\d.]+ KiB of tables and [\\d.]+ KiB of indexes on the server's disk, ")
                .contains("\nCHECK\n  -- role " + database.user() + " has the rights that the load needs\n")
                .containsPattern("  -- staging schema ballast_staging_[0-9a-f]{8} is free\n")
                .contains(
                        "  -- each transaction begins with SELECT pg_catalog.pg_backend_pid() AS pid, pg_catalog.set_config('search_path', ");
        assertThat(plan.out()).contains("\nSTAGE\n", "\nCOPY\n", "COPY \"", "\nINDEX\n", "\nPUBLISH\n");
        assertThat(ballast.run("status").out()).endsWith(" knows no load\n");
    }

    @ParameterizedTest
    @CsvSource({"load big, bundle", "load users --rows users=1k, spec"})
    void loadsOnceAndCopiesFromThenOn(String command, String kind) throws SQLException {
        ballast.run("generate", "users", "--rows", "users=1k", "-o", "big", "-q");
        String copy = database.name() + "_copy";
        String[] load = with(command.split(" "), "--template", "--database", copy);
        String template = template(ballast.run(with(load, "--dry-run")).out());
        try {
            assertThat(ballast.run(load).out()).contains("\n  COPY ", "\n  CLONE ", "database ");
            assertThat(ballast.run(load).exitCode()).as("it exists by now").isEqualTo(4);
            execute("DROP DATABASE " + copy);
            assertThat(ballast.run(with(load, "--dry-run")).out())
                    .contains("Nothing is loaded: a template of this " + kind + " stands ready\n");
            assertThat(ballast.run(load).out()).contains("\n  CLONE ").doesNotContain("\n  COPY ");
        } finally {
            execute("DROP DATABASE IF EXISTS " + copy);
            execute("ALTER DATABASE " + template + " IS_TEMPLATE false");
            execute("DROP DATABASE " + template);
        }
    }

    @Test
    void makesTheSameBundleInPartsAsAtOnce() throws IOException {
        String[] whole = {"generate", "users", "--rows", "users=1k", "--shards", "4", "-q", "-o"};
        ballast.run(with(whole, "whole"));
        ballast.run(with(whole, "parts", "--part", "1/2"));
        ballast.run(with(whole, "parts", "--part", "2/2"));
        assertThat(ballast.run("seal", "parts").exitCode()).isZero();
        assertThat(directory.resolve("parts/datapackage.json"))
                .hasSameBinaryContentAs(directory.resolve("whole/datapackage.json"));
    }

    @Test
    void showsAPresetThatCanBeCheckedAndMade() throws IOException {
        BallastJar.Result show = ballast.run("spec", "show", "users");
        Files.writeString(directory.resolve("mine.yaml"), show.out());
        BallastJar.Result check = ballast.run("spec", "check", "mine.yaml", "--rows", "users=20");
        assertThat(check.out()).isEqualTo("""
                        mine.yaml is sound: dataset users, seed 42
                          table          columns  rows
                          users                4  20
                          emails               4  for each row of users
                          phone_numbers        3  for each row of users
                        """);
        assertThat(ballast.run("generate", "mine.yaml", "--rows", "users=20", "-o", "small")
                        .exitCode())
                .isZero();
    }

    @Test
    void printsACompletionScriptForTheShell() {
        BallastJar.Result script = ballast.run("generate-completion");
        assertThat(script.exitCode()).isZero();
        assertThat(script.out()).startsWith("#!/usr/bin/env bash").contains("--shard-size");
    }

    @Test
    void saysItsVersion() {
        assertThat(ballast.run("--version").out()).matches("ballast \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String template(String plan) {
        Matcher name = Pattern.compile("ballast_template_[0-9a-f]{16}").matcher(plan);
        assertThat(name.find()).isTrue();
        return name.group();
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
