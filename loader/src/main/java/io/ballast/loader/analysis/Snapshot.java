package io.ballast.loader.analysis;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A read-only transaction in which every question sees the same rows, and the schema is first in the search path. */
final class Snapshot implements AutoCloseable {
    private final Connection connection;
    private final boolean autoCommitBefore;

    private Snapshot(Connection connection, boolean autoCommitBefore) {
        this.connection = connection;
        this.autoCommitBefore = autoCommitBefore;
    }

    static Snapshot open(Connection connection, String schema) throws SQLException {
        Snapshot snapshot = new Snapshot(connection, connection.getAutoCommit());
        connection.setAutoCommit(false);
        try {
            snapshot.begin();
            snapshot.enter(schema);
            return snapshot;
        } catch (SQLException | RuntimeException e) {
            try {
                snapshot.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    String database() throws SQLException {
        return connection.getCatalog();
    }

    String serverVersion() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.setAutoCommit(autoCommitBefore);
        }
    }

    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }

    private void enter(String schema) throws SQLException {
        new Sql("SELECT pg_catalog.set_config('search_path', pg_catalog.quote_ident(?), true)").run(connection, schema);
        if (!schema.equals(new Sql("SELECT pg_catalog.current_schema()").one(connection, row -> row.getString(1)))) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "database \"" + database() + "\": there is no schema \"" + schema + "\" that this user may use.",
                    Hint.choose("name another one", Setting.SCHEMA));
        }
    }
}
