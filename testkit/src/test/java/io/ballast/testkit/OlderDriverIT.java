package io.ballast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.loader.postgres.ConnectionResolver;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With a driver from a time before many of its properties, as a project's own BOM may choose it: the build says which. */
@EnabledIfSystemProperty(
        named = "older.driver.version",
        matches = ".+",
        disabledReason = "the build's older-driver runs it")
@BallastDatabase(value = "users", rows = "users=1000", server = "embedded")
class OlderDriverIT {
    private static final String VERSION = System.getProperty("older.driver.version");

    @Test
    void loadsAndReads(Connection session) throws SQLException {
        assertThat(session.getMetaData().getDriverVersion()).isEqualTo(VERSION);

        assertThat(Rows.count(session, "users")).isEqualTo(1000);
    }

    /** Such a driver would ignore it, and send a password in plain text to a server that asks for it so. */
    @Test
    void refusesWhatItWouldIgnore() {
        assertThatThrownBy(() -> ConnectionResolver.ofOwnUrl(
                        "postgresql://127.0.0.1/postgres?require_auth=scram-sha-256", "postgres", "secret"))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("sets require_auth, which PostgreSQL JDBC Driver " + VERSION
                        + " does not know. Put a newer one on the class path, or leave it out.");
    }
}
