package io.ballast.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One statement in a session of its own. */
final class Session {
    private Session() {}

    /** The first column of the first row. */
    static String ask(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = open(server);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void run(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = open(server)) {
            connection.createStatement().execute(sql);
        }
    }

    private static Connection open(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
