package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The first session with a server that has just started: makes sure that it is durable, and that its database is there. */
final class FirstSession {
    private static final List<String> DURABILITY = List.of("fsync", "full_page_writes", "synchronous_commit");

    private FirstSession() {}

    /** Does so, and returns the version, such as {@code 18.6}. */
    static String prepare(int port, String password, ServerSettings settings) {
        try (Connection connection = open(port, password);
                Statement statement = connection.createStatement()) {
            requireDurability(statement, settings);
            createDatabase(statement);
            return show(statement, "server_version");
        } catch (SQLException e) {
            throw new BallastException(
                    ErrorCategory.DATABASE_FAILED,
                    "The embedded server has started, but the first session with it failed: " + e.getMessage(),
                    e);
        }
    }

    /** The version of a server that runs already. */
    static String version(int port, String password) {
        try (Connection connection = open(port, password);
                Statement statement = connection.createStatement()) {
            return show(statement, "server_version");
        } catch (SQLException e) {
            throw new BallastException(
                    ErrorCategory.DATABASE_FAILED,
                    "The embedded server runs at port " + port + ", but takes no session: " + e.getMessage(),
                    e);
        }
    }

    private static Connection open(int port, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", EmbeddedServer.NAME, password);
    }

    /** A setting of the cluster's own, or of the superuser, may overrule the configuration. */
    private static void requireDurability(Statement statement, ServerSettings settings) throws SQLException {
        for (String setting : DURABILITY) {
            String expected = settings.values().getOrDefault(setting, "on");
            String value = show(statement, setting);
            if (!value.equals(expected)) {
                throw new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "The embedded server runs with " + setting + " = " + value + ", " + expected
                                + " expected. Take the setting"
                                + " out of postgresql.auto.conf, or name another directory.");
            }
        }
    }

    private static void createDatabase(Statement statement) throws SQLException {
        String exists = "SELECT 1 FROM pg_database WHERE datname = '" + EmbeddedServer.NAME + "'";
        try (ResultSet found = statement.executeQuery(exists)) {
            if (found.next()) {
                return;
            }
        }
        statement.execute("CREATE DATABASE " + EmbeddedServer.NAME);
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet value = statement.executeQuery("SHOW " + setting)) {
            value.next();
            return value.getString(1);
        }
    }
}
