package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Copies for tests, of this test's server, by the real command. */
class ClonesIT {
    @TempDir
    private Path directory;

    private TestDatabase database;
    private BallastJar ballast;
    private String copy;
    private String template;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        String url = "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                + database.name() + "?sslmode=prefer";
        ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password(), "BALLAST_DB", url));
        copy = database.name() + "_copy";
        template = "";
    }

    @AfterEach
    void close() throws SQLException {
        execute("DROP DATABASE IF EXISTS " + copy + " WITH (FORCE)");
        if (!template.isEmpty()) {
            execute("ALTER DATABASE " + template + " IS_TEMPLATE false");
            execute("DROP DATABASE " + template);
        }
        database.close();
    }

    @Test
    void makesDatabasesThatAreDroppedAgain() throws SQLException {
        String seed = Integer.toString(database.port() + database.name().hashCode());
        List<String> clone = List.of(
                "clone",
                "users",
                "--rows",
                "users=50",
                "--seed",
                seed.replace("-", ""),
                "--name",
                copy,
                "--json",
                "-q");
        BallastJar.Result made = ballast.run(clone.toArray(String[]::new));
        assertThat(made.err()).isEmpty();
        JsonNode json = new JsonMapper().readTree(made.out());
        template = json.get("template").asString();
        assertThat(json.get("url").asString())
                .isEqualTo(
                        "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + copy);
        assertThat(json.get("port").asInt()).isEqualTo(database.port());
        assertThat(json.get("database").asString()).isEqualTo(copy);
        assertThat(json.get("expires").isNull()).isTrue();
        assertThat(users()).isEqualTo(50);
        assertThat(ballast.run(clone.toArray(String[]::new)).err())
                .isEqualTo("ballast clone: Database \"" + copy + "\" exists already.\n");

        assertThat(ballast.run("clone", "drop", database.name(), "-q").err())
                .startsWith("ballast clone drop: Database \"" + database.name()
                        + "\" is not a copy that ballast clone made for this role: it is not dropped; copies: ");
        assertThat(ballast.run("clone", "drop", json.get("url").asString(), "-q")
                        .out())
                .isEqualTo("Dropped " + copy + "\n");
        BallastJar.Result again = ballast.run("clone", "drop", copy, "-q");
        assertThat(again.err()).startsWith("ballast clone drop: There is no database \"" + copy + "\"; copies: ");
        assertThat(again.exitCode()).isEqualTo(4);
    }

    @Test
    void refusesAServerThatWouldStopWithTheCommand() {
        BallastJar.Result result = ballast.run("clone", "users", "--db", "embedded", "-q");
        assertThat(result.err())
                .isEqualTo(
                        "ballast clone: --db embedded is a server that ends with this command: start one that stays with"
                                + " ballast server start DIR, and name it as --db embedded:DIR\n");
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private long users() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + copy,
                        database.user(),
                        database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM users")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
