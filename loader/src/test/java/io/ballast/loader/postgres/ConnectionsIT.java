package io.ballast.loader.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsIT {
    private static final String WRONG = "c4n4ry-wr0ng";

    private static TestDatabase database;

    @TempDir
    private Path home;

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application_name                    | ballast load 1234
                    search_path                         | pg_catalog, pg_temp
                    client_encoding                     | UTF8
                    DateStyle                           | ISO, YMD
                    IntervalStyle                       | postgres
                    TimeZone                            | UTC
                    bytea_output                        | hex
                    statement_timeout                   | 0
                    lock_timeout                        | 1min
                    idle_in_transaction_session_timeout | 0
                    default_transaction_isolation       | read committed
                    tcp_keepalives_idle                 | 60
                    """)
    void opensSessionsWithTheSameSettingsWhateverTheDatabasesDefaults(String name, String value) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + database.name() + " SET \"TimeZone\" = 'Asia/Kolkata'");
            statement.execute("ALTER DATABASE " + database.name() + " SET statement_timeout = '5min'");
            statement.execute("ALTER DATABASE " + database.name() + " SET \"DateStyle\" = 'German'");
            statement.execute("ALTER DATABASE " + database.name() + " SET search_path = 'evil'");
        }
        try (Connection connection = new Connections(settings()).open("ballast load 1234")) {
            assertThat(ask(connection, "SELECT current_setting('" + name + "')"))
                    .isEqualTo(value);
        }
    }

    @Test
    void keepsItsSessionAfterAnErrorWhereTheDatabaseEndsSessionsByOne() throws SQLException {
        try (TestDatabase strict = TestDatabase.fresh()) {
            try (Connection connection = strict.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER DATABASE " + strict.name() + " SET exit_on_error = on");
            }
            try (Connection plain = strict.open()) {
                assertThat(ask(plain, "SELECT current_setting('exit_on_error')"))
                        .isEqualTo("on");
            }
            ConnectionSettings settings =
                    resolve(url(strict.name()), Map.of("PGPASSWORD", strict.password(), "PGSSLMODE", "prefer"));
            try (Connection connection = new Connections(settings).open("x")) {
                assertThatThrownBy(() -> ask(connection, "SELECT 1 / 0")).isInstanceOf(SQLException.class);
                assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void commitsByItselfOnlyOutsideWorkers() throws SQLException {
        Connections connections = new Connections(settings());
        try (Connection control = connections.open("control");
                Connection worker = connections.openWorker("worker")) {
            assertThat(control.getAutoCommit()).isTrue();
            assertThat(worker.getAutoCommit()).isFalse();
            assertThat(worker.unwrap(org.postgresql.PGConnection.class).getBackendPID())
                    .isNotEqualTo(
                            control.unwrap(org.postgresql.PGConnection.class).getBackendPID());
        }
    }

    @Test
    void takesThePasswordFromThePasswordFile() throws IOException, SQLException {
        Path file = home.resolve(".pgpass");
        Files.writeString(
                file,
                String.join(":", database.host(), "*", database.name(), database.user(), database.password()) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        ConnectionSettings settings =
                new ConnectionResolver(Map.of("PGSSLMODE", "prefer"), home, "nobody").resolve(url(database.name()));
        try (Connection connection = new Connections(settings).open("x")) {
            assertThat(ask(connection, "SELECT current_user")).isEqualTo(database.user());
        }
    }

    @Test
    void saysThatThePasswordIsWrongAndNeverShowsIt() {
        BallastException error = failure(resolve(url(database.name()), Map.of("PGPASSWORD", WRONG)));
        assertThat(error)
                .hasMessage("The server at " + server() + " does not accept the password of user \"" + database.user()
                        + "\". Check PGPASSWORD or ~/.pgpass.");
        assertThat(error.category()).isEqualTo(ErrorCategory.TARGET_REFUSED);
        StringWriter everything = new StringWriter();
        error.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain(WRONG);
    }

    @Test
    void saysThatThePasswordIsMissing() {
        BallastException error = failure(resolve(url(database.name()), Map.of()));
        assertThat(error)
                .hasMessage("The server at " + server() + " asks for the password of user \"" + database.user()
                        + "\", and none was given. Set PGPASSWORD, or add a line HOST:PORT:DATABASE:USER:PASSWORD to"
                        + " ~/.pgpass (chmod 600).");
        assertThat(error.category()).isEqualTo(ErrorCategory.TARGET_REFUSED);
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        BallastException error = failure(settings().withDatabase("no_such_db"));
        assertThat(error)
                .hasMessage("There is no database \"no_such_db\" on the server at " + server()
                        + ". Create it (createdb no_such_db) or name another one.");
        assertThat(error.category()).isEqualTo(ErrorCategory.TARGET_REFUSED);
    }

    @Test
    void saysThatNoServerAnswers() throws IOException {
        int port = freePort();
        BallastException error = failure(resolve("postgresql://127.0.0.1:" + port + "/db", Map.of()));
        assertThat(error)
                .hasMessage(
                        "No PostgreSQL server answers at 127.0.0.1:" + port
                                + ": connection refused. Check host and port, and that the server runs and listens there; or is it still starting?");
        assertThat(error.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
    }

    @Test
    void saysThatTheHostIsNotKnown() {
        BallastException error = failure(resolve("postgresql://no-such-host.invalid/db", Map.of()));
        assertThat(error)
                .hasMessage("The name of the host is not known: no-such-host.invalid:5432. Check its spelling.");
        assertThat(error.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
    }

    @Test
    void givesUpOnAPeerThatAcceptsAndStaysSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "postgresql://127.0.0.1:" + silent.getLocalPort() + "/db?connect_timeout=1";
            BallastException error = failure(resolve(url, Map.of()));
            assertThat(error)
                    .hasMessage("No answer from 127.0.0.1:" + silent.getLocalPort()
                            + " within 1 seconds. Check host and port, and firewalls in between.");
            assertThat(error.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
        }
    }

    @Test
    void saysThatTheServerHasNoTlsWhereItIsDemanded() {
        ConnectionSettings demanding =
                resolve(url(database.name()) + "?sslmode=verify-full", Map.of("PGPASSWORD", database.password()));
        BallastException error = failure(demanding);
        assertThat(error)
                .hasMessage(
                        "No TLS connection to " + server() + " (sslmode=verify-full): The server does not support SSL."
                                + " Name the authority that signed the server's certificate with sslrootcert=FILE"
                                + " (PGSSLROOTCERT), or choose sslmode=require (encrypted, server not verified) or"
                                + " sslmode=disable (not encrypted).");
        assertThat(error.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
    }

    @Test
    void knowsASessionThatWasTerminatedAsLostAndPassing() throws SQLException {
        Connections connections = new Connections(settings());
        try (Connection killer = connections.open("killer");
                Connection victim = connections.open("victim")) {
            ask(
                    killer,
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'victim'");
            assertThatThrownBy(() -> ask(victim, "SELECT 1")).isInstanceOfSatisfying(SQLException.class, e -> {
                assertThat(ServerError.isConnectionLost(e)).isTrue();
                assertThat(ServerError.isPassing(e)).isTrue();
                assertThat(ServerError.during("asking", connections.settings(), e))
                        .hasMessage("The connection was lost while asking (" + server() + "/" + database.name()
                                + "): terminating connection due to administrator command. What was committed stays."
                                + " Resume.");
            });
        }
    }

    @Test
    void tellsWhatTheServerSaysInOneLine() throws SQLException {
        Connections connections = new Connections(settings());
        try (Connection connection = connections.open("x")) {
            assertThatThrownBy(() -> ask(connection, "SELECT 'x'::integer"))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(
                                    ServerError.during("asking", connections.settings(), e))
                            .hasMessage("The server reported an error while asking (" + server() + "/" + database.name()
                                    + "): invalid input syntax for type integer: \"x\" [22P02]."));
        }
    }

    private static BallastException failure(ConnectionSettings settings) {
        try (Connection connection = new Connections(settings).open("x")) {
            throw new AssertionError("connected: " + connection);
        } catch (BallastException e) {
            return e;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static ConnectionSettings settings() {
        return new ConnectionSettings(
                List.of(new HostPort(database.host(), database.port())),
                database.name(),
                database.user(),
                database.password(),
                TlsMode.PREFER,
                Map.of());
    }

    private ConnectionSettings resolve(String url, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("PGUSER", database.user());
        return new ConnectionResolver(variables, home, "nobody").resolve(url);
    }

    private static String url(String databaseName) {
        return "postgresql://" + database.user() + "@" + server() + "/" + databaseName;
    }

    private static String server() {
        return database.host() + ":" + database.port();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
