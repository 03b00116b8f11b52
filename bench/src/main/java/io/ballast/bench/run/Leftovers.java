package io.ballast.bench.run;

import io.ballast.common.schema.SqlText;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The databases that a benchmark makes beside the one of each run: templates and copies of them, and that one before it has its
 * comment. They are known by their names,
 * which end in sixteen hexadecimal digits, since a killed process may not have got to writing a comment.
 */
final class Leftovers {
    private static final Sql FIND = new Sql("""
            SELECT datname, datistemplate FROM pg_database
             WHERE datname ~ '^ballast_bench_(template|clone|copy|fresh)_[0-9a-f]{16}$' ORDER BY datname""");

    private Leftovers() {}

    private record Database(String name, boolean template) {}

    /** Takes what was dropped, and what could not be. */
    interface Report {
        void dropped(String database);

        void stays(String database, SQLException reason);
    }

    /** Drops them all, sessions too. Only while no other benchmark can run on the server. */
    static void drop(Connection session, Report report) throws SQLException {
        for (Database database : find(session)) {
            try (Statement statement = session.createStatement()) {
                if (database.template()) {
                    statement.execute("ALTER DATABASE " + SqlText.name(database.name()) + " IS_TEMPLATE false");
                }
                statement.execute("DROP DATABASE " + SqlText.name(database.name()) + " WITH (FORCE)");
                report.dropped(database.name());
            } catch (SQLException e) {
                if (session.isClosed()) {
                    throw e;
                }
                report.stays(database.name(), e);
            }
        }
    }

    private static List<Database> find(Connection session) throws SQLException {
        return FIND.rows(session, row -> new Database(row.getString(1), row.getBoolean(2)));
    }
}
