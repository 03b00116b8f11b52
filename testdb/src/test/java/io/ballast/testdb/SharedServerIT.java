package io.ballast.testdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedServerIT {
    @Test
    void takesTheServerThatTheVariableNamesBeforeAnyOther() throws SQLException {
        try (OwnServer own = OwnServer.start()) {
            PostgresServer address = own.address();
            String uri = "postgresql://" + address.user() + ":" + address.password() + "@127.0.0.1:" + address.port()
                    + "/" + address.database();
            PostgresServer server = SharedServer.make(Map.of("BALLAST_TEST_DB", uri));
            assertThat(server.port()).isEqualTo(address.port());
            try (Connection connection = server.open(server.database())) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void startsTheEmbeddedServerWhereThereIsNoOther() throws SQLException {
        PostgresServer server = SharedServer.embedded();
        assertThat(server.description())
                .matches("embedded PostgreSQL 18\\.\\d+ \\(no Docker engine answers, BALLAST_TEST_DB is not set\\)");
        try (Connection connection = server.open(server.database())) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
