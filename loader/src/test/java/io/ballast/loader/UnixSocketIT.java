package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.testdb.OwnServer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads through a server's Unix-domain socket, and what a session over one must be able to do. */
class UnixSocketIT {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private static Path sockets;

    private static OwnServer server;

    @TempDir
    private Path directory;

    private LoadTarget target;

    @BeforeAll
    static void start() throws IOException {
        Files.setPosixFilePermissions(
                sockets, PosixFilePermissions.fromString("rwxrwxrwx")); // the server's user is another
        server = OwnServer.start(Optional.empty(), OwnServer.SMALL.with("unix_socket_directories", sockets.toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        target = new LoadTarget(server.fresh());
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        target.close();
    }

    @Test
    void loadsTheSameRows() throws SQLException {
        Bundle bundle = UsersBundle.write(directory, 30_000, 4);
        LoadOptions options = LoadOptions.of(directory).withJobs(2).withVerify(VerifyLevel.FULL);

        new BundleLoader(settings(), options, Progress.silent()).run();

        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void isASessionWithoutAnAddress() throws SQLException {
        try (Connection connection = open()) {
            assertThat(ask(connection, "SELECT inet_server_addr() IS NULL AND inet_client_addr() IS NULL"))
                    .isEqualTo("t");
        }
    }

    @Test
    void saysThatNobodyAnswersThere() {
        ConnectionSettings nobody = settings(sockets.resolve("elsewhere"));

        assertThatThrownBy(() -> new Connections(nobody).open("x"))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATABASE_FAILED))
                .hasMessage("No PostgreSQL server answers at " + sockets + "/elsewhere/.s.PGSQL."
                        + target.database().port()
                        + ": No such file or directory. Check directory and port, that the server runs and has its socket there"
                        + " (unix_socket_directories), and that you may use it.");
    }

    @Test
    void carriesALongValueBothWays() throws SQLException {
        String text = "long".repeat(4_000_000);
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement("SELECT ?::text")) {
            statement.setString(1, text);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                assertThat(row.getString(1).equals(text)).isTrue();
            }
        }
    }

    /** What is handed to other libraries that connect by themselves. */
    @Test
    void isInTheUrl() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                settings().jdbcUrl(),
                target.database().user(),
                target.database().password())) {
            assertThat(ask(connection, "SELECT inet_server_addr() IS NULL")).isEqualTo("t");
        }
        try (Connection connection = DriverManager.getConnection(settings().jdbcUrlWithPassword())) {
            assertThat(ask(connection, "SELECT inet_server_addr() IS NULL")).isEqualTo("t");
        }
    }

    @Test
    void waitsNoLongerThanItMay() throws SQLException {
        try (Connection connection = open()) {
            connection.setNetworkTimeout(Runnable::run, 200);

            assertThatThrownBy(() -> ask(connection, "SELECT pg_sleep(30)"))
                    .isInstanceOf(SQLException.class)
                    .hasCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void waitsOnWhenItsThreadIsInterrupted() throws SQLException {
        try (Connection connection = open()) {
            Thread.currentThread().interrupt();

            assertThat(ask(connection, "SELECT 'awake' FROM pg_sleep(0.3)")).isEqualTo("awake");

            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void endsAtOnceWhenAnotherThreadDropsIt() throws Exception {
        try (Connection connection = open()) {
            CompletableFuture<String> asleep = CompletableFuture.supplyAsync(() -> outcome(connection));
            awaitSleeping();

            connection.abort(Runnable::run);

            assertThat(asleep.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo("08006");
        }
    }

    @Test
    void cancelsWhatTheServerIsDoing() throws Exception {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            CompletableFuture<String> asleep = CompletableFuture.supplyAsync(() -> outcome(statement));
            awaitSleeping();

            statement.cancel();

            assertThat(asleep.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo("57014");
        }
    }

    private static String outcome(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            return outcome(statement);
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String outcome(Statement statement) {
        try (ResultSet row = statement.executeQuery("SELECT pg_sleep(30)")) {
            return "slept " + row;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private void awaitSleeping() throws SQLException, InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            if (!target.texts(
                            "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()")
                    .isEmpty()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("nobody sleeps");
    }

    private Connection open() {
        return new Connections(settings()).open("ballast test");
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private ConnectionSettings settings() {
        return settings(sockets);
    }

    private ConnectionSettings settings(Path folder) {
        return ConnectionResolver.ofOwnUrl("postgresql:///" + target.database().name() + "?host=" + folder + "&port="
                        + target.database().port() + "&user="
                        + target.database().user())
                .withPassword(target.database().password());
    }
}
