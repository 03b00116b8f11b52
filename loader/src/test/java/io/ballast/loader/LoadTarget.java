package io.ballast.loader;

import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.stage.Watchdog;
import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database of a test's own, seen from a loader. */
public final class LoadTarget implements AutoCloseable {
    private final TestDatabase database;
    private final ConnectionSettings settings;
    private final Connection connection;

    public LoadTarget() throws SQLException {
        this(TestDatabase.fresh());
    }

    public LoadTarget(TestDatabase database) throws SQLException {
        this.database = database;
        this.settings = settings(database.host(), database.port());
        this.connection = database.open();
    }

    /** How to get there by another way, such as a proxy. */
    public ConnectionSettings settings(String host, int port) {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + host + ":" + port + "/"
                        + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
    }

    public ConnectionSettings settings() {
        return settings;
    }

    public TestDatabase database() {
        return database;
    }

    /** A session for looking at the outcome. */
    public Connection connection() {
        return connection;
    }

    public RunReport load(LoadOptions options) {
        return loader(options, FailPoint.NONE).run();
    }

    public BundleLoader loader(LoadOptions options, FailPoint failPoint) {
        return new BundleLoader(settings, options, Progress.silent(), failPoint, Watchdog.PATIENCE);
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes everything away again that a load has made. */
    public void clear() throws SQLException {
        execute("DROP SCHEMA IF EXISTS ballast_journal CASCADE");
        execute("DROP SCHEMA public CASCADE");
        execute("CREATE SCHEMA public");
    }

    public List<String> texts(String sql) throws SQLException {
        return Judge.texts(connection, sql);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
