package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code fill} of tables that inherit: each gets rows of its own, and remains what it is. */
class FillFamiliesIT extends WithFilledDatabase {
    private List<String> before = List.of();

    @Override
    void make() throws SQLException, IOException {
        database.make("families");
        before = database.definitions();
    }

    @Test
    void eachTableGetsItsOwnRows() throws SQLException {
        fill("--rows", "40");
        fill("--rows", "25");

        for (String table : database.tables()) {
            assertThat(database.text("SELECT count(*) FROM ONLY " + table))
                    .as(table)
                    .isEqualTo("65");
        }
        assertThat(database.text("SELECT count(*) FROM places")).isEqualTo("260");
        assertThat(database.text("SELECT count(*) FROM visits v JOIN ONLY towns t ON t.id = v.town_id"))
                .isEqualTo("65");
        assertThat(database.definitions()).isEqualTo(before);
        database.execute(
                "INSERT INTO places (name) VALUES ('by default');"
                        + " INSERT INTO towns (name) VALUES ('by default'); INSERT INTO visits (town_id) SELECT max(id) FROM ONLY towns");
    }
}
