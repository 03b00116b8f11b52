package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fill} and checks that let in some of many values: moments on a grid, days of the week, listed numbers, each with variety. */
class FillGridsIT {
    /** True where values came about in many ways, a query on each line. */
    private static final String QUERIES = """
            SELECT count(DISTINCT bucket_at) > 50 AND count(DISTINCT bucket_at::time) > 50 FROM funnels
            SELECT count(DISTINCT start_at) > 100 AND count(DISTINCT start_at::time) > 20 AND count(DISTINCT end_at - start_at) > 10 FROM bookings
            SELECT count(DISTINCT opens) > 100 AND count(DISTINCT closes) > 100 FROM shifts
            SELECT count(DISTINCT week_start) > 20 AND count(DISTINCT paid_on) > 20 FROM timesheets
            SELECT count(DISTINCT year) > 1 AND count(DISTINCT day) > 100 FROM days_off
            SELECT count(DISTINCT amount_cents) > 20 AND count(DISTINCT paid_cents) > 100 FROM loans
            SELECT count(DISTINCT a_id) > 50 AND count(DISTINCT b_id) > 50 AND count(DISTINCT kind) = 2 FROM friendships
            SELECT count(DISTINCT net) > 100 AND max(vat) > 0 AND bool_and(gross >= net) FROM receipts
            SELECT bool_and(jsonb_array_length(locations) > 0) FROM smells
            SELECT count(*) = 1 FROM site_settings
            SELECT count(*) = 400 AND count(DISTINCT role) = 2 FROM members
            SELECT count(*) = 400 AND count(DISTINCT one_id) > 50 FROM conversations
            SELECT count(*) = 400 AND count(note) > 100 FROM links
            """;

    @TempDir
    private Path directory;

    @Test
    void keepsThem() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("grids");

            assertThat(database.fill("--rows", "400", "--dry-run").out())
                    .contains("rows")
                    .doesNotContain("may break");
            BallastJar.Result result = database.fill("--rows", "400");

            assertThat(result.err()).isEmpty();
            SoftAssertions softly = new SoftAssertions();
            for (String query : QUERIES.lines().toList()) {
                softly.assertThat(database.text(query)).as(query).isEqualTo("t");
            }
            softly.assertAll();

            BallastJar.Result again = database.fill("--rows", "300");
            assertThat(again.err()).isEmpty();
            assertThat(database.text("SELECT count(*) FROM members")).isEqualTo("700");
        }
    }

    /** A reference that rows may do without agrees with the one beside it, whose rows all have some to choose from. */
    @Test
    void agreesWithWhatMayNotBeNull() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("lots");

            assertThat(database.fill("--rows", "400", "--dry-run").out()).doesNotContain("may break");
            assertThat(database.fill("--rows", "400").err()).isEmpty();
            assertThat(database.fill("--rows", "300").err()).isEmpty();

            assertThat(database.text("SELECT count(DISTINCT lot_id) > 100 FROM stock"))
                    .isEqualTo("t");
            assertThat(database.text("SELECT count(*) > 50 FROM pick WHERE lot_id IS NOT NULL"))
                    .isEqualTo("t");
        }
    }

    /** What cannot be kept is said of each table on a line of its own, and once what to do. */
    @Test
    void namesEachTableWhoseRowsBreakACheck() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute(
                    "CREATE TABLE a (id serial PRIMARY KEY, word text NOT NULL CHECK (md5(word) LIKE '00000%'))");
            database.execute(
                    "CREATE TABLE b (id serial PRIMARY KEY, word text NOT NULL CHECK (md5(word) LIKE '00000%'))");

            BallastJar.Result result = database.fill("--rows", "40");

            assertThat(result.exitCode()).isEqualTo(4);
            assertThat(result.err().lines())
                    .hasSize(4)
                    .contains(
                            "ballast fill: 2 things are wrong:",
                            "Leave out the table, or give these columns other values by a spec of your own.")
                    .anyMatch(line -> line.startsWith("  table \"a\": a row breaks check \"a_word_check\": "))
                    .anyMatch(line -> line.startsWith("  table \"b\": a row breaks check \"b_word_check\": "));
        }
    }
}
