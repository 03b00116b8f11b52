package io.ballast.testdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FreshDatabaseIT {
    @Test
    void isEmptyUtf8AndOneOfItsOwn() throws SQLException {
        try (TestDatabase first = TestDatabase.fresh();
                TestDatabase second = TestDatabase.fresh()) {
            assertThat(first.name()).isNotEqualTo(second.name());
            assertThat(ask(first, "SELECT current_database()")).isEqualTo(first.name());
            assertThat(ask(first, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(first, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void isGoneOnceClosedThoughASessionIsOpen() throws SQLException {
        TestDatabase database = TestDatabase.fresh();
        try (Connection session = database.open()) {
            assertThat(session.isValid(5)).isTrue();
            database.close();
            assertThat(session.isValid(5)).isFalse();
        }
        assertThatThrownBy(database::open).hasMessageContaining("does not exist");
    }

    @Test
    void runsOnPostgres18UnlessAnotherServerIsNamed() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            if (System.getenv("BALLAST_TEST_DB") == null) {
                assertThat(ask(database, "SHOW server_version")).startsWith("18.");
            }
            assertThat(PostgresServer.shared()).isSameAs(PostgresServer.shared());
        }
    }

    private static String ask(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.open();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
