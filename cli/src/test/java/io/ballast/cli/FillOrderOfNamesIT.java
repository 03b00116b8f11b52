package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of which nothing but names says what they are like, and in which order their times are. */
class FillOrderOfNamesIT {
    @TempDir
    private Path directory;

    /** Filled again, their rows still are so. */
    @Test
    void keepsWhatNamesSay() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("airline");
            List<String> before = database.definitions();
            for (int i = 0; i < 2; i++) {
                assertThat(database.fill("--rows", "300").err()).isEmpty();
                none(
                        database,
                        "flights",
                        "actual_departure < scheduled_departure OR actual_arrival < scheduled_arrival");
                none(database, "flights", "actual_arrival > scheduled_arrival + interval '1 hour'");
                none(database, "users", "current_sign_in_at < last_sign_in_at OR last_sign_in_at < created_at");
                none(database, "users", "confirmed_at < confirmation_sent_at OR confirmation_sent_at < created_at");
                none(
                        database,
                        "users",
                        "upper(\"UserName\") <> \"NormalizedUserName\" OR upper(\"Email\") <> \"NormalizedEmail\"");
                none(
                        database,
                        "wp_posts",
                        "post_modified < post_date OR post_date <> post_date_gmt OR post_modified <> post_modified_gmt");
                none(database, "sections", "lft >= rgt");
                none(database, "patients", "deceased_at < \"DateOfBirth\"");
            }
            assertThat(database.definitions()).isEqualTo(before);
        }
    }

    private static void none(FilledDatabase database, String table, String condition) throws SQLException {
        assertThat(database.text("SELECT count(*) FROM " + table + " WHERE " + condition))
                .as(condition)
                .isEqualTo("0");
    }

    @Test
    void makesValuesThatNamesAreOf() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("airline");
            assertThat(database.fill("--rows", "300").err()).isEmpty();

            none(database, "airports", "iata !~ '^[A-Z]{3}$' OR icao !~ '^[A-Z]{4}$' OR country_code !~ '^[A-Z]{2}$'");
            none(database, "airports", "name !~ 'Airport'");
            none(
                    database,
                    "flights",
                    "scheduled_arrival > scheduled_departure + interval '7 days' OR duration > interval '1 day'");
            none(database, "flights", "flight_no !~ '^[A-Z]{2}[0-9]{4}$'");
            none(database, "tickets", "passenger_name !~ '^[A-Z].* [A-Z]' OR cost::numeric <= 0");
            none(database, "tickets", "ticket_no !~ '^[A-Z0-9]{5}$' OR boarding_group !~ '^[A-Z]$'");
            none(database, "tickets", "extras_json::jsonb -> 'source' IS NULL");
            none(database, "patients", "\"DateOfBirth\" > '2010-01-01' OR upper(stay) - lower(stay) > 30");
            none(database, "patients", "upper(booking) - lower(booking) > interval '30 days'");
        }
    }

    /** Nothing else than the columns is in the table. */
    @ParameterizedTest
    @CsvSource({
        "departure timestamptz, arrival timestamptz, arrival < departure OR arrival > departure + interval '10 days'",
        "issued_on date NOT NULL, expires_on date NOT NULL, expires_on < issued_on"
    })
    void keepsThemInTablesOfTwoColumns(String first, String second, String wrong) throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("CREATE TABLE two (id serial PRIMARY KEY, " + second + ", " + first + ")");
            assertThat(database.fill("--rows", "300").err()).isEmpty();

            none(database, "two", wrong);
        }
    }
}
