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
}
