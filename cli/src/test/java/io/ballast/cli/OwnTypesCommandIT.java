package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.Psql;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a spec with types of its own to tables that are made, to tables that were there, and by psql. */
class OwnTypesCommandIT {
    private static final String SPEC = """
            ballast: 1
            dataset: films
            seed: 7
            types:
              mood: { enum: [sad, "it's ok", happy] }
              year: { domain: integer, nullable: false, check: { minimum: 1901, maximum: 2155 } }
            tables:
              film:
                rows: 200
                columns:
                  id: { type: bigint, primaryKey: true, value: { sequence: {} } }
                  mood: { type: mood, value: { choice: { weights: { "it's ok": 5, happy: 3 } } }, default: sad }
                  released: { type: year, value: { integer: { min: 1920, max: 2024 } } }
                  name: { type: { name: 'ext."Name"', as: text }, value: { faker: book.title } }
                  words: { type: tsvector, value: { text: { words: 3 } } }
                  price: { type: money, value: { pattern: "[1-9]#" } }
                  seen: { type: timestamp(3), value: { timestamp: { from: 2024-01-01, to: 2025-01-01 } } }
                indexes: [ { columns: [mood] }, { columns: [words], method: gist } ]
            """;
    private static final String THERE = "CREATE SCHEMA ext; CREATE DOMAIN ext.\"Name\" AS text;";

    @TempDir
    private Path directory;

    private TestDatabase database;
    private BallastJar ballast;

    @BeforeEach
    void makeBundle() throws IOException, SQLException {
        database = TestDatabase.fresh();
        String url = "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                + database.name() + "?sslmode=prefer";
        ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password(), "BALLAST_DB", url));
        Files.writeString(directory.resolve("films.yaml"), SPEC);
        run("generate", "films.yaml", "-o", "films", "--compress", "none", "-q");
        execute(THERE);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void loadsIntoNewTablesAndIntoThoseThatAreThere() throws SQLException {
        run("load", "films", "--verify", "full", "-q");
        run("verify", "films");
        assertThat(texts("SELECT count(*) || ' ' || count(DISTINCT mood) || ' ' || min(released) || ' '"
                        + " || bool_and(seen = date_trunc('milliseconds', seen)) FROM film"))
                .containsExactly("200 2 1920 true");

        execute("CREATE SCHEMA mine; SET search_path = mine; CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');"
                + " CREATE DOMAIN year AS integer NOT NULL;"
                + " CREATE TABLE film (id bigint, mood mood, released year, name ext.\"Name\", words tsvector,"
                + " price money, seen timestamp(3), more text)");
        run("load", "films", "--mode", "append", "--schema", "mine", "--verify", "full", "-q");
        run("load", "films.yaml", "--mode", "replace", "-q");

        assertThat(
                        texts(
                                "SELECT count(*) FROM (SELECT id, mood::text, released::int, name::text, words, price, seen FROM film"
                                        + " INTERSECT SELECT id, mood::text, released::int, name::text, words, price, seen FROM mine.film) AS same"))
                .containsExactly("200");
        assertThat(texts("SELECT count(*) FROM pg_type WHERE typname IN ('mood', 'year')"))
                .containsExactly("4");
    }

    @Test
    void planSaysWhatTravelsAsCsvAndWhy() {
        assertThat(run("load", "films", "--dry-run", "--verify", "full").out())
                .contains("no binary form for column \"price\" (\"pg_catalog\".\"money\")")
                .contains("  -- note: not compared, as only the server knows these values: film.price"
                        + " (\"pg_catalog\".\"money\").\n")
                .contains(" AS ENUM ('sad', 'it''s ok', 'happy')")
                .contains("ALTER TYPE ");
    }

    @Test
    void loadsByPsql() throws Exception {
        if (Psql.expected()) {
            Psql.on(database).in(directory.resolve("films")).run("-f", "load.sql");
            assertThat(texts("SELECT count(*) FROM film")).containsExactly("200");
        }
    }

    private BallastJar.Result run(String... arguments) {
        BallastJar.Result result = ballast.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
}
