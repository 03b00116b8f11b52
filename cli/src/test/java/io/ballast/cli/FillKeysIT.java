package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fill} and keys of several columns: they hold, twice, and their values look like what the columns are called. */
class FillKeysIT {
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

    /** No picks are compared, other than that they differ. */
    @Test
    void refusesReferencesInAnOrderBeforeItWrites() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("CREATE TABLE users (id serial PRIMARY KEY);"
                    + "CREATE TABLE pairs (a_id integer REFERENCES users, b_id integer REFERENCES users, PRIMARY KEY (a_id, b_id),"
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

    /** Each of the three has something in common with each of the others. */
    @Test
    void refusesKeysThatCannotHoldTogetherBeforeItWrites() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute(
                    "CREATE TABLE drivers (id serial PRIMARY KEY); CREATE TABLE vehicles (id serial PRIMARY KEY);"
                            + "CREATE TABLE shifts (driver_id integer NOT NULL REFERENCES drivers, vehicle_id integer NOT NULL REFERENCES vehicles,"
                            + " day date NOT NULL, UNIQUE (driver_id, day), UNIQUE (driver_id, vehicle_id), UNIQUE (vehicle_id, day))");

            BallastJar.Result refused = database.fill("--rows", "50");

            assertThat(refused.exitCode()).isEqualTo(4);
            assertThat(refused.err())
                    .isEqualTo(
                            "ballast fill: table \"shifts\": rows may repeat values of the unique key (vehicle_id, day),"
                                    + " which cannot be chosen so that (driver_id, day) and (driver_id, vehicle_id) hold as well. Leave out the"
                                    + " table, ask for fewer rows of it, or give these columns other values by a spec of your own.\n");
            assertThat(database.text("SELECT count(*) FROM drivers")).isEqualTo("0");
        }
    }
}
