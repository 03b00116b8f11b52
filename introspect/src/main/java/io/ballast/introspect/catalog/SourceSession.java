package io.ballast.introspect.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A read-only transaction in which every question sees the same rows; nothing of it outlives it, also behind a pool. */
final class SourceSession implements AutoCloseable {
    /** Long enough for an aggregate over a large table, and an end all the same. */
    static final String STATEMENT_TIMEOUT = "15min";
    /** Reading waits only for somebody who changes the table itself. */
    private static final String LOCK_TIMEOUT = "30s";

    private static final Map<String, String> SETTINGS = settings();

    private final Connection connection;

    private SourceSession(Connection connection) {
        this.connection = connection;
    }

    /** Begins on a connection that is the caller's to close. */
    static SourceSession begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.execute("SELECT "
                    + SETTINGS.entrySet().stream()
                            .map(setting -> "pg_catalog.set_config('" + setting.getKey() + "', '" + setting.getValue()
                                    + "', true)")
                            .collect(Collectors.joining(", ")));
        }
        return new SourceSession(connection);
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("search_path", "pg_catalog, pg_temp");
        settings.put("DateStyle", "ISO, YMD");
        settings.put("IntervalStyle", "postgres");
        settings.put("TimeZone", "UTC");
        settings.put("bytea_output", "hex");
        settings.put("extra_float_digits", "1");
        settings.put("statement_timeout", STATEMENT_TIMEOUT);
        settings.put("lock_timeout", LOCK_TIMEOUT);
        return settings;
    }
}
