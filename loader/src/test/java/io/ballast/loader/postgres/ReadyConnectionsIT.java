package io.ballast.loader.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class ReadyConnectionsIT {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private TestDatabase database;
    private Connections connections;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
        connections = new Connections(settings(database.port()));
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void sessionsTakeTheConnectionsThatWereMadeForThem() throws SQLException {
        try (ReadyConnections ready = connections.makeReady(2)) {
            assertThat(ready).isNotNull();
            Set<Integer> made = waitForSessions(2);
            try (Connection control = connections.open("ballast control");
                    Connection worker = connections.openWorker("ballast worker");
                    Connection another = connections.open("ballast another")) {
                assertThat(made).containsExactlyInAnyOrder(pid(control), pid(worker));
                assertThat(sessions()).contains(pid(another)).hasSize(3);
                assertLooks(control, "ballast control", true);
                assertLooks(worker, "ballast worker", false);
                assertLooks(another, "ballast another", true);
            }
        }
        waitForSessions(0);
    }

    @Test
    void waitForTheOneThatIsBeingMade() throws SQLException {
        try (ReadyConnections ready = connections.makeReady(1)) {
            assertThat(ready).isNotNull();
            try (Connection connection = connections.open("ballast at once")) {
                assertThat(sessions()).containsExactly(pid(connection));
            }
        }
    }

    @Test
    void closesThoseThatNobodyTakes() throws SQLException {
        try (ReadyConnections ready = connections.makeReady(3)) {
            assertThat(ready).isNotNull();
            connections.open("ballast one").close();
            waitForSessions(2);
        }
        waitForSessions(0);
        try (Connection connection = connections.open("ballast later")) {
            assertThat(sessions()).containsExactly(pid(connection));
        }
    }

    @Test
    void areReplacedWhenTheyHaveDied() throws SQLException {
        try (ReadyConnections ready = connections.makeReady(1)) {
            assertThat(ready).isNotNull();
            Set<Integer> made = waitForSessions(1);
            waitUntilReady();
            try (Connection other = database.open();
                    Statement statement = other.createStatement()) {
                statement.execute(
                        "SELECT pg_terminate_backend(" + made.iterator().next() + ", 5000)");
            }
            try (Connection connection = connections.open("ballast anew")) {
                assertThat(made).doesNotContain(pid(connection));
                assertLooks(connection, "ballast anew", true);
            }
        }
    }

    @Test
    void areNotTakenWhenTheyHaveWaitedForLong() throws SQLException {
        try (ReadyConnections ready = ReadyConnections.start(1, () -> connections.open("ballast old"), Duration.ZERO)) {
            waitForSessions(1);
            assertThat(ready.take()).isNull();
            waitForSessions(0);
        }
    }

    @Test
    void areNotForThoseWhoWantTheDriverToBeTuned() throws SQLException {
        try (ReadyConnections ready = connections.makeReady(1)) {
            assertThat(ready).isNotNull();
            Set<Integer> made = waitForSessions(1);
            try (Connection tuned = connections.openTuned("ballast tuned", Map.of("binaryTransfer", "false"))) {
                assertThat(made).doesNotContain(pid(tuned));
            }
        }
    }

    /** A port that was free a moment ago; each attempt is told, and none is made without need. */
    @Test
    void tellWhyThereIsNone() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Connections nowhere = new Connections(settings(free));
        try (ReadyConnections ready = nowhere.makeReady(3)) {
            assertThat(ready).isNotNull();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> nowhere.open("ballast lost"))
                        .isInstanceOf(BallastException.class)
                        .hasMessageContaining(":" + free);
            }
        }
    }

    @Test
    void leaveAnErrorToThoseWhoConnectThemselves() {
        try (ReadyConnections ready = ReadyConnections.start(
                2,
                () -> {
                    throw new StackOverflowError();
                },
                ReadyConnections.MAX_WAIT)) {
            assertThat(ready.take()).isNull();
            assertThat(ready.take()).isNull();
        }
    }

    private static void assertLooks(Connection connection, String name, boolean autocommit) throws SQLException {
        assertThat(connection.getAutoCommit()).isEqualTo(autocommit);
        assertThat(connection.getNetworkTimeout()).isZero();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('application_name'), current_setting('search_path')")) {
            row.next();
            assertThat(List.of(row.getString(1), row.getString(2))).containsExactly(name, "pg_catalog, pg_temp");
        }
    }

    private Set<Integer> waitForSessions(int count) throws SQLException {
        long end = System.nanoTime() + LONGEST.toNanos();
        Set<Integer> found = sessions();
        while (found.size() != count && System.nanoTime() < end) {
            found = sessions();
        }
        assertThat(found).hasSize(count);
        return found;
    }

    /** Until the last statement of connecting is done: a session that ends before is one that could not be made. */
    private void waitUntilReady() throws SQLException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (sessions("state = 'idle' AND query LIKE '%set_config($1, $2, false)%'")
                .isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private Set<Integer> sessions() throws SQLException {
        return sessions("true");
    }

    private Set<Integer> sessions(String condition) throws SQLException {
        Set<Integer> pids = new HashSet<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE datname = '"
                        + database.name() + "' AND application_name LIKE 'ballast%' AND " + condition)) {
            while (rows.next()) {
                pids.add(rows.getInt(1));
            }
        }
        return pids;
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    private ConnectionSettings settings(int port) {
        return new ConnectionSettings(
                List.of(new HostPort(database.host(), port)),
                database.name(),
                database.user(),
                database.password(),
                TlsMode.PREFER,
                Map.of());
    }
}
