package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code fill} and schemas full of checks: rows keep them, in ways that look like the application's own; or nothing is written. */
class FillChecksIT {
    @TempDir
    private Path directory;

    /** The query is true where rows of all kinds came about, and not only those that say nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hotel    | public                | SELECT count(cancelled_at) > 50 AND count(*) = 700 FROM reservations
            bank     | audit,public          | SELECT count(birth_date) > 100 AND count(incorporated_on) > 100 FROM customers
            bank     | audit,public          | SELECT count(failure_code) BETWEEN 100 AND 400 FROM transfers
            forge    | public                | SELECT count(merge_commit_sha) BETWEEN 50 AND 400 FROM merge_requests
            forge    | public                | SELECT count(user_id) > 100 AND count(invite_email) > 100 FROM members
            store    | public                | SELECT count(*) = 700 FROM products
            platform | auth,public,storage   | SELECT bool_and(username ~ '^.{3}') FROM profiles
            phoenix  | public                | SELECT count(*) = 700 AND count(DISTINCT attempt) > 3 AND max(attempt) < 20 FROM oban_jobs
            iot      | public,telemetry      | SELECT count(acked_at) BETWEEN 50 AND 400 AND count(sent_at) > count(acked_at) FROM telemetry.commands
            odoo     | public                | SELECT count(product_id) BETWEEN 100 AND 600 AND count(display_type) > 100 FROM sale_order_line
            study    | Study                 | SELECT count("withdrawnAt") > 100 AND count("randomizedAt") > 100 FROM "Study"."Subject"
            events   | public                | SELECT bool_and(expires_at > acquired_at + interval '1 second') FROM leases
            words    | public                | SELECT count(*) = 700 AND count(DISTINCT t) > 100 FROM a
            grades   | public                | SELECT count(*) = 700 AND max(best) = 3 AND min(char_length(label)) > 1 FROM exams
            domains  | public                | SELECT count(*) = 700 AND count(m) > 100 FROM doms
            moments  | public                | SELECT count(*) = 700 AND count(DISTINCT hour) > 100 AND count(DISTINCT day) > 100 FROM hours
            """)
    void keepsThem(String schema, String schemas, String query) throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make(schema);
            List<String> before = database.definitions();

            BallastJar.Result result = database.fill("--schema", schemas, "--rows", "700");

            assertThat(result.err()).isEmpty();
            assertThat(database.text(query)).isEqualTo("t");
            assertThat(database.definitions()).isEqualTo(before);
        }
    }

    @Test
    void refusesChecksThatContradictEachOtherByName() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute(
                    "CREATE TABLE numbers (x integer NOT NULL CONSTRAINT big CHECK (x > 5) CONSTRAINT small CHECK (x < 3),"
                            + " y integer CONSTRAINT big_y CHECK (y > 5) CONSTRAINT small_y CHECK (y < 3));"
                            + "CREATE TABLE pairs (a integer NOT NULL, b integer NOT NULL, CONSTRAINT up CHECK (a < b), CONSTRAINT down CHECK (a >= b));"
                            + "CREATE TABLE words (w text NOT NULL CONSTRAINT both_ways CHECK (w IN ('a', 'b') AND w = 'c'));");

            BallastJar.Result refused = database.fill();

            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .contains(
                            "table \"numbers\": check \"big\" and check \"small\" contradict each other: no value of column"
                                    + " \"x\" keeps both (x > 5) and (x < 3). Leave out the table, or alter one of its checks.")
                    .contains(
                            "table \"pairs\": check \"down\" and check \"up\" contradict each other: no value of column"
                                    + " \"a\" keeps both (a >= b) and (a < b). Leave out the table, or alter one of its checks.")
                    .contains(
                            "table \"words\": check \"both_ways\" contradicts itself: no value of column \"w\" keeps ")
                    .doesNotContain("_y");
            assertThat(database.text("SELECT count(*) FROM numbers")).isEqualTo("0");
        }
    }

    /** Nobody but the server knows what these checks let in, so it is asked with some rows. */
    @Test
    void refusesRowsThatTheServerRefusesBeforeItWrites() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("CREATE DOMAIN odd AS integer CHECK (abs(VALUE) % 2 = 1);"
                    + "CREATE TABLE things (id serial PRIMARY KEY, n integer NOT NULL CONSTRAINT n_is_3 CHECK (abs(n) % 70 = 3),"
                    + " word text NOT NULL CONSTRAINT no_vowel CHECK (translate(word, 'aeiou', '') = word), o odd,"
                    + " twice integer GENERATED ALWAYS AS (n * 2) STORED NOT NULL, kept integer NOT NULL DEFAULT 5)");

            BallastJar.Result refused = database.fill("--rows", "1000");

            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .contains("table \"things\": a row breaks check \"n_is_3\": Failing row contains (1, ")
                    .contains("table \"things\": a row breaks check \"no_vowel\": ")
                    .contains("table \"things\": the server refuses a row: value for domain public.odd violates check")
                    .contains("give these columns other values by a spec of your own.");
            assertThat(database.text("SELECT count(*) FROM things")).isEqualTo("0");
            assertThat(database.text("SELECT count(*) FROM pg_class WHERE relname LIKE 'ballast%'"))
                    .isEqualTo("0");
        }
    }

    /** What is said in too many words to look at one by one, and what only fails where it is computed. */
    @Test
    void refusesWhatCannotBeRead() throws SQLException {
        String names = IntStream.range(0, 500).mapToObj(i -> "k" + i).collect(Collectors.joining("|"));
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute(
                    "CREATE TABLE keys (id serial PRIMARY KEY, k text NOT NULL CHECK (k ~ '^(" + names + ")$'),"
                            + " s text NOT NULL CHECK (s ~ '^(" + names.replace("k", "[a-z]") + ")$'));"
                            + "CREATE TABLE tokens (id serial PRIMARY KEY, v text NOT NULL CHECK (v::uuid IS NOT NULL))");

            assertThat(database.fill("--tables", "keys").err()).isEmpty();
            BallastJar.Result refused = database.fill("--tables", "tokens");

            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .startsWith(
                            "ballast fill: table \"tokens\": the server refuses a row: invalid input syntax for type uuid");
        }
    }

    /** As many texts as a regular expression lets a key have. */
    @Test
    void saysWhereThereIsRoomForFewerRows() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("CREATE TABLE rooms (code text PRIMARY KEY CHECK (code ~ '^[A-F][0-9]$'))");

            assertThat(database.fill("--rows", "1000", "--dry-run").out())
                    .contains(
                            "fewer rows for rooms: the numbers of its keys, or of what refers to them, have room for no");
            assertThat(database.fill("--rows", "1000").exitCode()).isZero();
            assertThat(database.text("SELECT count(*) FROM rooms")).isEqualTo("60");
        }
    }

    @Test
    void saysThatRowsWereTried() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("CREATE TABLE things (id serial PRIMARY KEY, n integer NOT NULL CHECK (abs(n) + 1 > 0))");

            assertThat(database.fill("--dry-run").out())
                    .contains("rows may break these rules of the schema, and then nothing is published:")
                    .contains("the first 500 rows of these tables were tried, and break no check");
            assertThat(database.fill().exitCode()).isZero();
        }
    }
}
