package io.ballast.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks a test's database for a number. */
final class Rows {
    private Rows() {}

    static long count(Connection session, String table) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    static void deleteAll(Connection session, String table) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("DELETE FROM " + table);
        }
    }
}
