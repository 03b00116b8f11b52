package io.ballast.loader.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.loader.plan.TransactionSettings;
import io.ballast.testdb.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkSessionIT {
    private static TestDatabase database;

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    /** The watchdog must not take a session that waits for its next step for one that the network has stalled. */
    @Test
    void hasAServerProcessOnlyWithinATransaction() throws SQLException {
        Connections connections = new Connections(ConnectionResolver.ofOwnUrl(
                database.jdbcUrl() + "?sslmode=prefer", database.user(), database.password()));
        try (WorkSession session = WorkSession.open(connections, new TransactionSettings(Map.of()), "ballast load")) {
            assertThat(session.backendPid()).isZero();
            session.begin("first");
            assertThat(session.backendPid()).isPositive();
            session.execute(List.of("SELECT 1"));
            assertThat(session.backendPid()).isPositive();
            session.commit();
            assertThat(session.backendPid()).isZero();
            session.begin("second");
            session.rollback();
            assertThat(session.backendPid()).isZero();
            session.begin("third");
            session.rollback(new SQLException("the reason"));
            assertThat(session.backendPid()).isZero();
        }
    }
}
