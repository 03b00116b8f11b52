package io.ballast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The servers that are started where none is given. */
class ServersIT {
    @Nested
    @BallastDatabase(value = "users", rows = "users=100", server = "embedded")
    class Embedded {
        @Test
        void holdsThePreset(Connection session) throws SQLException {
            assertThat(Rows.count(session, "users")).isEqualTo(100);
        }
    }

    @Nested
    @EnabledIf("io.ballast.testkit.ServersIT#engineExpected")
    @BallastDatabase(value = "users", rows = "users=100", server = "testcontainers:postgres:18")
    class InAContainer {
        @Test
        void holdsThePreset(Connection session) throws SQLException {
            assertThat(Rows.count(session, "users")).isEqualTo(100);
        }
    }

    /** Under {@code CI=true} an engine is always expected. */
    static boolean engineExpected() {
        return "true".equals(System.getenv("CI")) || ContainerServer.engineAnswers();
    }
}
