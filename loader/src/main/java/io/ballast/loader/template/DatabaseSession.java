package io.ballast.loader.template;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one session that makes, copies, renames and drops databases. Only {@link #cancel} may be called from another thread. */
final class DatabaseSession implements AutoCloseable {
    /** Advisory locks belong to a database: runs that are to see each other's meet in the one that every server has. */
    private static final String MEETING_PLACE = "postgres";

    private static final Sql TRY_LOCK = new Sql("SELECT pg_catalog.pg_try_advisory_lock(?)");

    private final Connection connection;
    private volatile @Nullable Statement running;

    private DatabaseSession(Connection connection) {
        this.connection = connection;
    }

    /** A session in database {@code postgres}, or in the given one where the role does not get into that. */
    static DatabaseSession open(Connections connections, String applicationName) {
        try {
            return new DatabaseSession(
                    new Connections(connections.settings().withDatabase(MEETING_PLACE)).open(applicationName));
        } catch (BallastException e) {
            if (e.category() == ErrorCategory.DATABASE_FAILED) {
                throw e;
            }
            return new DatabaseSession(connections.open(applicationName));
        }
    }

    DatabaseCatalog catalog() {
        return new DatabaseCatalog(connection);
    }

    /** Keeps other runs away from what the key stands for, until {@link #unlock} or the end of this session; waits for them. */
    void lock(long key, TemplateName name, Progress progress) throws SQLException {
        if (!TRY_LOCK.one(connection, row -> row.getBoolean(1), key)) {
            progress.note("Another load works with " + name.template() + "; waiting for it.");
            execute("SELECT pg_catalog.pg_advisory_lock(" + key + ")");
        }
    }

    void unlock(long key) throws SQLException {
        execute("SELECT pg_catalog.pg_advisory_unlock(" + key + ")");
    }

    void execute(List<String> statements) throws SQLException {
        for (String sql : statements) {
            execute(sql);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            running = statement;
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } finally {
            running = null;
        }
    }

    /** Cleans up after a failure, which stays the one that is reported. */
    void executeAfter(BallastException failure, String sql) {
        try {
            execute(sql);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    void cancel() {
        @Nullable Statement statement = running;
        if (statement == null) {
            return;
        }
        try {
            statement.cancel();
        } catch (SQLException e) {
            // The statement has ended, or its connection has: nothing is left to cancel.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
