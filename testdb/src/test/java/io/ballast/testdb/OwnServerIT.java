package io.ballast.testdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OwnServerIT {
    @Test
    void keepsWhatWasCommittedAndLosesWhatWasNotWhenItCrashes() throws SQLException {
        try (OwnServer server = OwnServer.start();
                TestDatabase database = server.fresh()) {
            try (Connection connection = database.open()) {
                connection.createStatement().execute("CREATE TABLE kept (n int)");
                connection.createStatement().execute("CREATE UNLOGGED TABLE emptied AS SELECT 1 AS n");
                connection.setAutoCommit(false);
                connection.createStatement().execute("INSERT INTO kept VALUES (1)");
                connection.commit();
                connection.createStatement().execute("INSERT INTO kept VALUES (2)");
                server.crash();
                assertThat(connection.isValid(1)).isFalse();
            }
            assertThatThrownBy(database::open).isInstanceOf(SQLException.class);
            server.startAgain();
            assertThat(count(database, "kept")).isEqualTo(1);
            assertThat(count(database, "emptied")).isZero();
        }
    }

    private static int count(TestDatabase database, String table) throws SQLException {
        try (Connection connection = database.open();
                ResultSet rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
