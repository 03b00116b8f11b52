package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fill} over schemas that say in names what others say in foreign keys and checks. */
class FillNamesIT {
    private static final String[] ROWS = {"--rows", "200"};

    @TempDir
    private Path directory;

    @Test
    void refersByNamesInKeysTooAndFillsTwice() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("hosting");
            List<String> before = database.definitions();
            fill(database);
            fill(database);

            assertThat(database.definitions()).isEqualTo(before);
            for (String table : database.tables()) {
                assertThat(database.text("SELECT count(*) >= 300 FROM " + table))
                        .as(table)
                        .isEqualTo("t");
            }
            assertThat(database.text("SELECT count(*) FROM access WHERE user_id NOT IN (SELECT id FROM \"user\")"
                            + " OR repo_id NOT IN (SELECT id FROM repository)"))
                    .isEqualTo("0");
            assertThat(database.text(
                            "SELECT count(*) FROM pull_request WHERE head_repo_id NOT IN (SELECT id FROM repository)"
                                    + " OR merger_id NOT IN (SELECT id FROM \"user\")"))
                    .isEqualTo("0");
            assertThat(
                            database.text(
                                    "SELECT count(*) FROM repository WHERE name <> lower_name OR lower_name <> lower(lower_name)"))
                    .isEqualTo("0");
            assertThat(
                            database.text(
                                    "SELECT count(*) FROM issue WHERE updated_unix < created_unix OR created_unix < 1600000000"))
                    .isEqualTo("0");
        }
    }

    @Test
    void givesIdsAsTextAndCollectionsWhatTheirNamesSay() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("realms");
            List<String> before = database.definitions();
            fill(database);

            assertThat(database.text("SELECT count(*) FROM event_entity WHERE ip_address !~ '^10[.]'"))
                    .isEqualTo("0");
            assertThat(database.text("SELECT count(*) > 100 FROM realm WHERE otp_policy_alg = 'HmacSHA1'"))
                    .isEqualTo("t");

            fill(database);

            assertThat(database.definitions()).isEqualTo(before);
            assertThat(database.text(
                            "SELECT count(*) FROM realm WHERE id !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'"))
                    .isEqualTo("0");
            assertThat(database.text("SELECT count(*) FROM redirect_uris WHERE value !~ '^https://'"))
                    .isEqualTo("0");
            assertThat(database.text("SELECT count(*) FROM event_entity WHERE realm_id NOT IN (SELECT id FROM realm)"))
                    .isEqualTo("0");
            assertThat(database.text("SELECT count(*) FROM user_entity WHERE realm_id NOT IN (SELECT id FROM realm)"
                            + " OR created_timestamp < 1600000000000"))
                    .isEqualTo("0");
        }
    }

    /** What a spec has no name for is said in the plan, and left null. */
    @Test
    void fillsColumnsWhateverTheyAreCalled() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.make("signs");
            List<String> before = database.definitions();

            assertThat(database.fill("--rows", "200", "--dry-run").out())
                    .contains("left as they are: with.point\n")
                    .doesNotContain("may break");

            fill(database);

            assertThat(database.text("SELECT count(*) FROM \"percent%d\" WHERE \"E-Mail\" !~ '@example'"))
                    .isEqualTo("0");

            fill(database);

            assertThat(database.definitions()).isEqualTo(before);
            assertThat(database.text("SELECT count(*) FROM \"ÜÄÖüäöÜÄÖüäöÜÄÖüäöÜÄÖüäöÜÄÖüäö\""))
                    .isEqualTo("400");
            assertThat(database.text("SELECT count(*) FROM pointing WHERE point_id IS NOT NULL"))
                    .isEqualTo("0");
        }
    }

    private static void fill(FilledDatabase database) {
        BallastJar.Result fill = database.fill(ROWS);
        assertThat(fill.err()).isEmpty();
        assertThat(fill.exitCode()).isZero();
    }

    /** Beside an id that no foreign key is of, a type is the class of a table, and is missing where the id is. */
    @Test
    void namesClassesBesideIdsOfSeveralTables() throws SQLException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            database.execute("CREATE TABLE blog_posts (id bigserial PRIMARY KEY);"
                    + "CREATE TABLE companies (id bigserial PRIMARY KEY);"
                    + "CREATE TABLE comments (id bigserial PRIMARY KEY, post_id bigint NOT NULL REFERENCES blog_posts (id),"
                    + " commentable_type varchar(255), commentable_id bigint)");

            assertThat(database.fill("--rows", "300").err()).isEmpty();

            assertThat(database.text("SELECT bool_and((commentable_type IS NULL) = (commentable_id IS NULL))"
                            + " AND array_agg(DISTINCT commentable_type ORDER BY commentable_type)"
                            + " FILTER (WHERE commentable_type IS NOT NULL) = '{BlogPost,Company}' FROM comments"))
                    .isEqualTo("t");
        }
    }
}
