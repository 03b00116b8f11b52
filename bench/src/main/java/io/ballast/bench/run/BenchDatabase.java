package io.ballast.bench.run;

import io.ballast.bench.strategy.Strategy;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.SqlText;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The database that a benchmark works in: made anew for each run, gone afterwards, marked as Ballast's by its comment. While this
 * is open no other benchmark runs on the server.
 */
final class BenchDatabase implements AutoCloseable {
    /** Its name while it has no comment yet. */
    private static final String FRESH =
            Strategy.DATABASE + "_fresh_" + Sha256.hex(Strategy.DATABASE).substring(0, 16);

    private static final String MARK = "Made by ballast bench, and dropped by it";

    private static final Sql MAY_CREATE =
            new Sql("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user");
    private static final Sql COMMENT =
            new Sql("SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = ?");

    private final ConnectionSettings server;
    private final Progress progress;
    private Connection session;
    private boolean mayCheckpoint = true;

    private BenchDatabase(ConnectionSettings server, Progress progress, Connection session) {
        this.server = server;
        this.progress = progress;
        this.session = session;
    }

    /**
     * Makes sure that it can be made, and removes what a benchmark that was killed has left.
     *
     * @throws BallastException TARGET_REFUSED without the right to make databases, or when the name is taken; TARGET_BUSY while
     *     another benchmark runs
     */
    static BenchDatabase open(ConnectionSettings server, Progress progress) {
        try {
            BenchDatabase database = new BenchDatabase(server, progress, ControlSession.open(server));
            try {
                database.check();
                return database;
            } catch (SQLException | BallastException e) {
                database.close();
                throw e;
            }
        } catch (SQLException e) {
            throw ServerError.during("preparing the benchmark's database", server, e);
        }
    }

    private void check() throws SQLException {
        if (!MAY_CREATE.one(session, row -> row.getBoolean(1))) {
            throw refused("Role \"" + server.user() + "\" may not create databases, and the benchmark makes"
                    + " one for each run: ALTER ROLE … CREATEDB grants it.");
        }
        Optional<String> comment = COMMENT.optional(session, row -> row.getString(1), Strategy.DATABASE);
        if (comment.isPresent() && !comment.get().equals(MARK)) {
            throw refused("Database \"" + Strategy.DATABASE + "\" exists, and Ballast has not made it. Rename or drop"
                    + " it: the benchmark makes a database of this name for each run.");
        }
        if (comment.isPresent()) {
            drop(Strategy.DATABASE);
            removed(Strategy.DATABASE);
        }
        dropOthers(this::removed);
    }

    private void removed(String name) {
        progress.note("Removed database \"" + name + "\", which an earlier benchmark had left.");
    }

    /** How to reach it. */
    ConnectionSettings settings() {
        return server.withDatabase(Strategy.DATABASE);
    }

    /** Makes it anew, empty, and brings the server to rest with a checkpoint where the user may ask for one. */
    void recreate() throws SQLException {
        reconnect();
        drop(Strategy.DATABASE);
        drop(FRESH);
        execute("CREATE DATABASE " + SqlText.name(FRESH) + " TEMPLATE template0 ENCODING 'UTF8'");
        execute("COMMENT ON DATABASE " + SqlText.name(FRESH) + " IS " + SqlText.literal(MARK));
        execute("ALTER DATABASE " + SqlText.name(FRESH) + " RENAME TO " + SqlText.name(Strategy.DATABASE));
        if (mayCheckpoint) {
            try {
                execute("CHECKPOINT");
            } catch (SQLException e) {
                mayCheckpoint = false;
            }
        }
    }

    /** Whether the user may ask for checkpoints. */
    boolean mayCheckpoint() {
        return mayCheckpoint;
    }

    /** Drops a database of this benchmark, sessions and all. */
    void drop(String name) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + SqlText.name(name) + " WITH (FORCE)");
    }

    /** Leaves nothing behind; a session that was lost is opened again for it. */
    void remove() throws SQLException {
        reconnect();
        drop(Strategy.DATABASE);
        dropOthers(name -> {});
    }

    private void dropOthers(Consumer<String> dropped) throws SQLException {
        Leftovers.drop(session, new Leftovers.Report() {
            @Override
            public void dropped(String name) {
                dropped.accept(name);
            }

            @Override
            public void stays(String name, SQLException reason) {
                progress.note("Database \"" + name + "\", which a benchmark has left, could not be dropped ("
                        + ServerError.text(reason) + "). Drop it.");
            }
        });
    }

    private void reconnect() throws SQLException {
        if (!session.isValid(1)) {
            session.close();
            session = ControlSession.open(server);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.TARGET_REFUSED, message);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            // The server ends it by itself.
        }
    }
}
