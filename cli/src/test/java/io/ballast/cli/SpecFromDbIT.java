package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code spec from-db} as people call it: what it writes, and what it refuses. */
class SpecFromDbIT {
    @TempDir
    private Path directory;

    private TestDatabase database;
    private BallastJar ballast;

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = TestDatabase.fresh();
        ballast = new BallastJar(
                directory, Map.of("PGPASSWORD", database.password(), "BALLAST_DB", url(database.user())));
        execute("""
                CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL, plan text);
                CREATE TABLE orders (
                    id bigserial PRIMARY KEY, user_id integer NOT NULL REFERENCES users ON DELETE CASCADE, total numeric(8,2));
                INSERT INTO users (name, plan) SELECT 'Canary ' || i, (ARRAY['gold', 'free', 'free'])[1 + i % 3]
                  FROM generate_series(1, 300) AS i;
                INSERT INTO orders (user_id, total) SELECT 1 + i % 100, i * 0.37 FROM generate_series(1, 900) AS i;
                ANALYZE;
                """);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void makesOneSpecOfSeveralSchemas() throws SQLException, IOException {
        execute("""
                CREATE SCHEMA app;
                CREATE SCHEMA audit;
                CREATE TYPE app.mood AS ENUM ('sad', 'ok');
                CREATE TABLE app.people (id serial PRIMARY KEY, email text NOT NULL UNIQUE, mood app.mood);
                CREATE TABLE audit.entries (id bigserial PRIMARY KEY, person_id integer NOT NULL REFERENCES app.people, what text NOT NULL);
                CREATE VIEW audit.latest AS SELECT * FROM audit.entries;
                """);

        BallastJar.Result spec = ballast.run("spec", "from-db", "--schema", "app,audit", "-o", "joined.yaml", "-q");

        assertThat(spec.err()).isEmpty();
        assertThat(Files.readString(directory.resolve("joined.yaml")))
                .contains(
                        "of schema \"app,audit\" of database", "  people:\n", "  entries:\n", "references: people.id");
        assertThat(ballast.run("generate", "joined.yaml", "-o", "joined", "-q").err())
                .isEmpty();
        execute("CREATE TABLE audit.people (id serial PRIMARY KEY)");

        BallastJar.Result refused = ballast.run("spec", "from-db", "--schema", "app,audit", "-q");

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .isEqualTo(
                        "ballast spec from-db: a spec has one table of each name, and schemas \"app\" and \"audit\" have"
                                + " several: app.people and audit.people. Write a spec of each schema, or rename tables in a copy\n");
    }

    @Test
    void writesASpecThatGeneratesAndLoads() throws IOException {
        BallastJar.Result spec = ballast.run("spec", "from-db", "-o", "shop.yaml", "-q");
        assertThat(spec.err()).isEmpty();
        assertThat(spec.exitCode()).isZero();
        assertThat(directory.resolve("shop.yaml"))
                .content()
                .startsWith(
                        "# Made by ballast spec from-db of schema \"public\" of database \"" + database.name() + "\".\n"
                                + "# No value"
                                + " of a"
                                + " column"
                                + " is copied:"
                                + " labels"
                                + " are invented,"
                                + " ranges"
                                + " rounded"
                                + " outward,"
                                + " weights"
                                + " kept.\n"
                                + "ballast:"
                                + " 1\n")
                .contains("      plan: { type: text, value: { choice: { values: [AAAA, AAAB], weights: [0.667, 0.333] }"
                        + " }, nullable: true }\n")
                .contains("    count: { weighted: { \"0\": 200, \"9\": 100 } }\n")
                .doesNotContain("Canary", "gold", "free");

        assertThat(ballast.run("generate", "shop.yaml", "-o", "shop", "-q").exitCode())
                .isZero();
        BallastJar.Result load = ballast.run("load", "shop", "--schema", "copy", "-q");
        assertThat(load.err()).isEmpty();
        assertThat(load.exitCode()).isZero();
        assertThat(ballast.run("status").out()).contains(" published ").contains("1,200/1,200");

        assertThat(ballast.run("spec", "from-db", "-q", "--copy-values", "users.plan", "--scale", "0.1")
                        .out())
                .contains("# Values are copied of users.plan and of no other column: ")
                .contains("choice: { values: [free, gold], weights: [0.667, 0.333] }")
                .contains("    rows: 30\n");
    }

    @Test
    void countsWhatIsOtherwiseThanInTheSchema() throws SQLException {
        execute("CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING");
        BallastJar.Result spec = ballast.run("spec", "from-db", "-o", "commented.yaml");
        assertThat(spec.exitCode()).isZero();
        assertThat(spec.err())
                .endsWith(
                        "commented.yaml: 1 comment says what is otherwise than in the schema, each above its table or column\n");
        assertThat(directory.resolve("commented.yaml")).content().contains("  # rule \"keep\" omitted\n  users:\n");
    }

    @Test
    void saysWhatItCannotDo() throws IOException, SQLException {
        Files.writeString(directory.resolve("there.yaml"), "mine");
        refuses(3, "there.yaml: exists already; remove it, or name another file with --output", "-o", "there.yaml");
        assertThat(directory.resolve("there.yaml")).hasContent("mine");
        refuses(
                2,
                "--copy-values users.nam: there is no such column; expected table.column; did you mean"
                        + " \"users.name\"?",
                "--copy-values",
                "users.nam");
        refuses(
                4,
                "database \"" + database.name()
                        + "\": there is no schema \"nope\" that this user may use. Name another one with --schema.",
                "--schema",
                "nope");
        execute("CREATE TYPE corner AS (x integer, y integer); CREATE DOMAIN spot AS corner;"
                + " CREATE TABLE odd (id integer PRIMARY KEY, place spot)");
        refuses(
                3,
                "schema \"public\" has what no dataset spec can hold: column \"odd.place\", type public.spot. Omit it with"
                        + " --skip-unsupported.");
        assertThat(ballast.run("spec", "from-db", "-q", "--skip-unsupported").out())
                .contains("# column \"odd.place\", type public.spot: omitted, as requested\n");
    }

    @Test
    void namesTheTablesThatMayNotBeRead() throws SQLException {
        String role = database.name() + "_reader";
        execute("CREATE ROLE " + role + " LOGIN PASSWORD 'reader'; GRANT USAGE ON SCHEMA public TO " + role
                + "; GRANT SELECT ON users TO " + role);
        try {
            BallastJar reader = new BallastJar(directory, Map.of("PGPASSWORD", "reader", "BALLAST_DB", url(role)));
            BallastJar.Result result = reader.run("spec", "from-db", "-q");
            assertThat(result.err())
                    .isEqualTo("ballast spec from-db: this user may not read 1 of the 2 tables of schema \"public\"; an"
                            + " owner can run: GRANT SELECT ON \"public\".\"orders\" TO the user\n");
            assertThat(result.exitCode()).isEqualTo(4);
        } finally {
            execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    private void refuses(int exitCode, String message, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "spec";
        arguments[1] = "from-db";
        arguments[2] = "-q";
        System.arraycopy(options, 0, arguments, 3, options.length);
        BallastJar.Result result = ballast.run(arguments);
        assertThat(result.err()).isEqualTo("ballast spec from-db: " + message + "\n");
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    private String url(String user) {
        return "postgresql://" + user + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer";
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
