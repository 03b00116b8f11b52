package io.ballast.testdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerAddressTest {
    @Test
    void readsAJdbcUrl() {
        PostgresServer server = ServerAddress.parse("jdbc:postgresql://db.example:5433/app?user=ann&password=p%40ss");
        assertThat(server.host()).isEqualTo("db.example");
        assertThat(server.port()).isEqualTo(5433);
        assertThat(server.user()).isEqualTo("ann");
        assertThat(server.password()).isEqualTo("p@ss");
        assertThat(server.database()).isEqualTo("app");
    }

    @Test
    void readsALibpqUri() {
        PostgresServer server = ServerAddress.parse("postgresql://ann:p%40s+s@db.example:5433/app");
        assertThat(server.host()).isEqualTo("db.example");
        assertThat(server.port()).isEqualTo(5433);
        assertThat(server.user()).isEqualTo("ann");
        assertThat(server.password()).isEqualTo("p@s+s");
        assertThat(server.database()).isEqualTo("app");
    }

    @Test
    void takesLibpqsDefaultsForWhatAUriLeavesOut() {
        PostgresServer server = ServerAddress.parse("postgres://ann@localhost");
        assertThat(server.port()).isEqualTo(5432);
        assertThat(server.database()).isEqualTo("ann");
    }

    @Test
    void neverTellsThePassword() {
        assertThat(ServerAddress.parse("postgresql://ann:secret@localhost/app").toString())
                .isEqualTo("the server that BALLAST_TEST_DB names at localhost:5432");
    }

    @Test
    void refusesOtherAddresses() {
        assertThatThrownBy(() -> ServerAddress.parse("mysql://localhost"))
                .hasMessage("BALLAST_TEST_DB is neither a JDBC URL (jdbc:postgresql://…) nor a libpq URI"
                        + " (postgresql://…)");
    }
}
