package io.ballast.testdb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A server that tests may make databases on.
 *
 * @param database one that exists, to connect to for making others
 * @param description for people: which server it is, and why
 */
public record PostgresServer(String host, int port, String user, String password, String database, String description) {
    /** The server of this JVM; started at the first call, stopped at the end of the JVM. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    String jdbcUrl(String ofDatabase) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + ofDatabase;
    }

    Connection open(String ofDatabase) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(ofDatabase), user, password);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = open(database)) {
            connection.createStatement().execute(sql);
        }
    }

    /** Never reveals the password. */
    @Override
    public String toString() {
        return description + " at " + host + ":" + port;
    }

    /** Initialized once, by the first caller; others wait. */
    private static final class Shared {
        static final PostgresServer SERVER = chosen();

        private static PostgresServer chosen() {
            PostgresServer server = SharedServer.make(System.getenv());
            System.err.println("[testdb] " + server);
            return server;
        }
    }
}
