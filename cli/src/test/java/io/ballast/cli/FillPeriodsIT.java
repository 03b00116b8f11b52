package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fill} over keys and foreign keys that hold over time, as PostgreSQL 18 knows them. */
class FillPeriodsIT {
    @TempDir
    private Path directory;

    @Test
    void rangesLieApartAndAreCoveredByThoseReferredTo() throws SQLException, IOException {
        try (FilledDatabase database = new FilledDatabase(directory)) {
            assumeTrue(Integer.parseInt(database.text("SHOW server_version_num")) >= 180_000);
            database.make("periods");
            List<String> before = database.definitions();

            assertThat(database.fill("--rows", "500").err()).isEmpty();

            assertThat(database.text("SELECT count(*) FROM rooms")).isEqualTo("500");
            assertThat(database.text("SELECT count(*) FROM prices")).isEqualTo("500");
            assertThat(database.text("SELECT count(*) > count(DISTINCT desk_id) FROM bookings"))
                    .as("some desk has several bookings")
                    .isEqualTo("t");
            assertThat(database.text("SELECT count(*) FROM prices p WHERE NOT EXISTS"
                            + " (SELECT FROM rooms r WHERE r.id = p.room_id AND r.valid_at @> p.during)"))
                    .isEqualTo("0");
            assertThat(database.definitions()).isEqualTo(before);
        }
    }
}
