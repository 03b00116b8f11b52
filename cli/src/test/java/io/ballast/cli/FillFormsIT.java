package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fill} and the forms that checks have: none of them is left to chance, and rows are as varied as they can be. */
class FillFormsIT {
    /** True where values came about in many ways, a query on each line. */
    private static final String QUERIES = """
            SELECT count(DISTINCT share) > 100 AND count(DISTINCT price) > 100 AND count(DISTINCT level) > 100 FROM rates
            SELECT count(parent_id) BETWEEN 100 AND 300 AND count(DISTINCT parent_id) > 80 FROM categories
            SELECT count(DISTINCT opens) > 100 AND count(DISTINCT closes) > 100 FROM shifts
            SELECT count(DISTINCT ends_at - starts_at) > 100 AND count(DISTINCT paid_on) > 100 FROM shifts
            SELECT min(created_at) >= '2023-01-01' AND bool_and(updated_at >= created_at) FROM shifts
            SELECT count(deleted_at) BETWEEN 10 AND 90 AND bool_and(deleted_at >= created_at) FROM shifts
            SELECT count(DISTINCT quantity) > 1 AND count(DISTINCT total) > 100 AND avg(unit_price) < 1000 FROM invoices
            SELECT count(DISTINCT ours) > 50 AND count(DISTINCT sale_price) > 100 FROM splits
            SELECT count(category_id) BETWEEN 100 AND 300 AND count(width) BETWEEN 100 AND 300 FROM comments
            SELECT count(phone) BETWEEN 100 AND 300 AND count(email) BETWEEN 100 AND 300 FROM comments
            SELECT count(DISTINCT born) > 100 AND count(DISTINCT country) > 100 AND count(DISTINCT file) > 100 FROM people
            SELECT count(DISTINCT value) > 200 AND count(DISTINCT month) >= 12 AND count(DISTINCT step) > 50 FROM coupons
            SELECT count(DISTINCT code) > 50 AND count(DISTINCT starts_on) > 20 AND count(DISTINCT day) > 50 FROM coupons
            SELECT count(*) FILTER (WHERE debit > 0) BETWEEN 100 AND 300 AND count(DISTINCT credit) > 50 FROM entries
            SELECT count(parent_id) BETWEEN 100 AND 300 AND count(DISTINCT depth) > 2 AND count(DISTINCT contact) > 300 FROM entries
            SELECT count(DISTINCT noun) > 10 AND count(DISTINCT capital) > 10 AND count(DISTINCT consonants) > 5 FROM terms
            SELECT count(DISTINCT late) > 10 AND count(DISTINCT address) > 10 AND count(line) BETWEEN 100 AND 399 FROM terms
            SELECT count(DISTINCT plain) > 100 AND count(DISTINCT trimmed) > 100 AND count(DISTINCT gender) = 2 FROM terms
            SELECT count(DISTINCT expires_at) > 100 AND min(seen_at) >= '2023-01-01' FROM terms
            SELECT count(*) = 5 FROM (SELECT lock FROM stream_position UNION ALL SELECT id::text FROM site UNION ALL SELECT plan::text FROM quotas) AS few
            SELECT count(DISTINCT scopes) > 5 AND bool_and(cardinality(lines) > 0) FROM entries
            """;

    @TempDir
    private Path directory;

    /** A table of one row has its row, and is left as it is. */
    @Test
    void addsNoRowsWhereThereIsNoRoom() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("forms");
            String few = "stream_position,site,quotas,rates";
            database.fill("--tables", few, "--rows", "40");

            BallastJar.Result result = database.fill(
                    "--rows",
                    "40",
                    "--exclude-tables",
                    "categories,shifts,invoices,splits,comments,people,coupons,entries,terms");

            assertThat(result.err()).isEmpty();
            assertThat(database.text("SELECT count(*) FROM stream_position")).isEqualTo("1");
            assertThat(database.text("SELECT count(*) FROM quotas")).isEqualTo("3");
            assertThat(database.text("SELECT count(*) FROM rates")).isEqualTo("80");
        }
    }

    @Test
    void keepsThem() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("forms");

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
        }
    }
}
