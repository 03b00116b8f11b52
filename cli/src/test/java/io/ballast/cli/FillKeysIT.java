package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fill} and keys of several columns: they hold, twice, and their values look like what the columns are called. */
class FillKeysIT {
    private static final int FIRST_WITH_EQUAL_NULLS = 150_000;

    private static final String[] TIMETABLE =
            ("--rows schools=10 --rows courses=100 --rows rooms=50 --rows teachers=80 --rows exams=200 --rows lessons=1000"
                            + " --rows tutorials=700 --rows supervisions=700 --rows heads=900 --rows doctors=20 --rows surgeries=5"
                            + " --rows appointments=1000")
                    .split(" ");

    @TempDir
    private Path directory;

    @Test
    void makesTextsOfKeysThatLookLikeTheirNames() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("saas");

            assertThat(database.fill("--rows", "50").err()).isEmpty();
            assertThat(database.fill("--rows", "40").err()).isEmpty();

            assertThat(database.text(
                            "SELECT bool_and(email ~ '^[a-z.0-9]+@example[.](com|org|net)$') FROM invitations"))
                    .isEqualTo("t");
            assertThat(database.text("SELECT bool_and(name ~ '^[A-Z][a-z]+ [0-9]+$') FROM labels"))
                    .isEqualTo("t");
            assertThat(database.text("SELECT count(*) FROM invitations")).isEqualTo("90");
        }
    }

    @Test
    void refersToTwoRowsOfOneTenantThatAreNeverTheSame() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("league");

            assertThat(database.fill("--rows", "300").err()).isEmpty();
            assertThat(database.fill("--rows", "200").err()).isEmpty();

            assertThat(database.text("SELECT count(*) > 400 FROM matches")).isEqualTo("t");
            assertThat(database.text("SELECT count(*) > 400 FROM follows")).isEqualTo("t");
        }
    }

    @Test
    void putsTwoRowsOfATableInOrder() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("pairs");

            assertThat(database.fill("--rows", "300").err()).isEmpty();
            assertThat(database.fill("--rows", "200").err()).isEmpty();
            assertThat(database.fill("--rows", "100", "--exclude-tables", "users,tags")
                            .err())
                    .isEmpty();

            for (String table : List.of("friendships", "tag_relation", "merges", "rivals", "monthly")) {
                assertThat(database.text("SELECT count(*) FROM " + table))
                        .as(table)
                        .isEqualTo("600");
            }
            assertThat(database.text("SELECT count(DISTINCT winner) > 200 FROM matches"))
                    .isEqualTo("t");
        }
    }

    @Test
    void fillsKeysAndChecksOfTrueAndFalse() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("truths");

            assertThat(database.fill("--rows", "100", "--dry-run").out()).doesNotContain("may break");
            assertThat(database.fill("--rows", "100").err()).isEmpty();
            assertThat(database.fill("--rows", "100", "--exclude-tables", "bits")
                            .err())
                    .isEmpty();

            assertThat(database.text("SELECT count(*) FROM flags")).isEqualTo("2");
            assertThat(database.text("SELECT count(*) FROM bits")).isEqualTo("4");
            assertThat(database.text("SELECT count(*) > 100 FROM prefs")).isEqualTo("t");
            assertThat(database.text("SELECT count(*) > 40 FROM combinations")).isEqualTo("t");
            assertThat(database.text("SELECT bool_and(id) AND count(*) = 1 FROM settings"))
                    .isEqualTo("t");
            assertThat(database.text("SELECT bool_and(id) AND count(*) = 1 FROM site"))
                    .isEqualTo("t");
            assertThat(database.text("SELECT count(*) FROM terms")).isEqualTo("200");
        }
    }

    /** How texts compare is known to the server alone. */
    @Test
    void refusesReferencesToTextsInAnOrderBeforeItWrites() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("CREATE TABLE users (id text PRIMARY KEY);"
                    + "CREATE TABLE pairs (a_id text REFERENCES users, b_id text REFERENCES users, PRIMARY KEY (a_id, b_id),"
                    + " CONSTRAINT in_order CHECK (a_id < b_id))");

            BallastJar.Result refused = database.fill();

            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .isEqualTo(
                            "ballast fill: table \"pairs\": rows would break check \"in_order\", as which row a_id refers to"
                                    + " cannot be chosen by that of b_id here. Leave out the table, ask for fewer rows of it, or give these"
                                    + " columns other values by a spec of your own.\n");
            assertThat(database.text("SELECT count(*) FROM users")).isEqualTo("0");
        }
    }

    @Test
    void refusesAReferenceToAColumnThatACheckLeavesNull() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute(
                    "CREATE TABLE marks (id uuid PRIMARY KEY, kind text NOT NULL, code smallint, UNIQUE (kind, code),"
                            + " CHECK ((code IS NULL) <> (id IS NULL)));"
                            + "CREATE TABLE notes (id serial PRIMARY KEY, kind text NOT NULL, code smallint NOT NULL,"
                            + " FOREIGN KEY (kind, code) REFERENCES marks (kind, code))");

            BallastJar.Result refused = database.fill();

            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .startsWith(
                            "ballast fill: table \"notes\": column \"code\" has to refer to a value of marks.code, which a"
                                    + " check leaves null in each row. Leave out the table, ");
            assertThat(database.text("SELECT count(*) FROM marks")).isEqualTo("0");
        }
    }

    @Test
    void letsNobodyBeAtTwoPlacesAtOneTime() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("timetable");
            List<String> before = database.definitions();

            assertThat(database.fill("--rows", "300").err()).isEmpty();
            assertThat(database.fill(TIMETABLE).err()).isEmpty();

            assertThat(database.definitions()).isEqualTo(before);
            for (String table : List.of("lessons", "tutorials", "supervisions", "heads", "appointments")) {
                assertThat(database.text("SELECT count(*) > 900 FROM " + table))
                        .as(table)
                        .isEqualTo("t");
            }
            assertThat(database.text("SELECT count(DISTINCT period) FROM lessons"))
                    .isEqualTo("40");
        }
    }

    @Test
    void letsNoNullsComeTwiceWhereTheyAreTheSame() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            Assumptions.assumeTrue(
                    Integer.parseInt(database.text("SHOW server_version_num")) >= FIRST_WITH_EQUAL_NULLS,
                    "PostgreSQL 15");
            database.execute(
                    "CREATE TABLE rooms (id serial PRIMARY KEY); CREATE TABLE guests (id serial PRIMARY KEY);"
                            + "CREATE TABLE stays (id serial PRIMARY KEY, room_id integer REFERENCES rooms, guest_id integer REFERENCES guests,"
                            + " day date, UNIQUE NULLS NOT DISTINCT (room_id, day), UNIQUE NULLS NOT DISTINCT (guest_id, day))");

            assertThat(database.fill("--rows", "100").err()).isEmpty();

            assertThat(database.text("SELECT count(*) FROM stays WHERE room_id IS NOT NULL AND day IS NOT NULL"))
                    .isEqualTo("100");
        }
    }

    /** Each of the three has something in common with each of the others. */
    @Test
    void refusesKeysThatCannotHoldTogetherBeforeItWrites() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("CREATE TABLE cells (x smallint NOT NULL CHECK (x BETWEEN 1 AND 100),"
                    + " y smallint NOT NULL CHECK (y BETWEEN 1 AND 100), z smallint NOT NULL CHECK (z BETWEEN 1 AND 100),"
                    + " UNIQUE (x, y), UNIQUE (x, z), UNIQUE (y, z))");

            BallastJar.Result refused = database.fill("--rows", "50");

            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .isEqualTo("ballast fill: table \"cells\": rows may repeat values of the unique key (y, z), which"
                            + " cannot be chosen so that (x, y) and (x, z) hold as well. Leave out the table, ask for fewer rows of it,"
                            + " or give these columns other values by a spec of your own.\n");
            assertThat(database.text("SELECT count(*) FROM cells")).isEqualTo("0");
        }
    }

    @Test
    void refusesAKeyThatTheServerComputesAColumnOf() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("CREATE TABLE rooms (id serial PRIMARY KEY);"
                    + "CREATE TABLE one (room_id integer PRIMARY KEY REFERENCES rooms, slot integer NOT NULL,"
                    + " twice integer GENERATED ALWAYS AS (slot * 2) STORED, UNIQUE (room_id, twice));"
                    + "CREATE TABLE two (room_id integer NOT NULL REFERENCES rooms, slot integer NOT NULL,"
                    + " twice integer GENERATED ALWAYS AS (slot * 2) STORED, UNIQUE (room_id, twice))");

            BallastJar.Result refused = database.fill("--rows", "50");

            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .isEqualTo(
                            "ballast fill: table \"two\": rows may repeat values of the unique key (room_id, twice), as"
                                    + " the server computes twice and its other columns repeat. Leave out the table, ask for fewer rows of it,"
                                    + " or give these columns other values by a spec of your own.\n");
            assertThat(database.fill("--rows", "50", "--exclude-tables", "two").err())
                    .isEmpty();
        }
    }
}
