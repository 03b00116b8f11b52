package io.ballast.testkit;

import io.ballast.testdb.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The server of the other tests, as a project would hand in one of its own. */
final class ProvidedServer implements ServerProvider {
    private static final PostgresServer SERVER = PostgresServer.shared();

    @Override
    public TestServer server() {
        return new TestServer(url(), SERVER.user(), SERVER.password());
    }

    private static String url() {
        return "jdbc:postgresql://" + SERVER.host() + ":" + SERVER.port() + "/" + SERVER.database();
    }

    static Connection open() throws SQLException {
        return DriverManager.getConnection(url(), SERVER.user(), SERVER.password());
    }

    /** The databases whose names are like this pattern. */
    static List<String> databases(String like) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection session = open();
                Statement statement = session.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE '" + like + "'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    static void execute(String sql) throws SQLException {
        try (Connection session = open();
                Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
