package io.ballast.loader.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every session of Ballast runs with, whatever the server, database or role have as their defaults: so that values read
 * and write the same everywhere, and no timeout that was meant for short queries ends a load.
 */
final class SessionSettings {
    /** How long a session waits for a lock that another session holds, unless a transaction sets its own limit. */
    private static final String LOCK_TIMEOUT = "60s";

    /** How often the server looks, in a long statement, whether its client is still there (PostgreSQL 14 and newer). */
    private static final String CLIENT_CHECK_INTERVAL = "2s";

    private static final Map<String, String> SETTINGS = settings();

    /** Sets those that this server knows; older servers lack some of the timeouts. */
    private static final String APPLY = """
            SELECT set_config(known.name, wanted.value, false)
              FROM unnest(?::text[], ?::text[]) AS wanted (name, value)
              JOIN pg_catalog.pg_settings AS known ON lower(known.name) = lower(wanted.name)""";

    private SessionSettings() {}

    /** Expects autocommit on, as a new connection has it. */
    static void apply(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
            statement.setArray(
                    1, connection.createArrayOf("text", SETTINGS.keySet().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("text", SETTINGS.values().toArray()));
            statement.executeQuery().close();
        }
        checkForLostClient(connection);
    }

    /**
     * Asks the server to end a statement whose client is gone, so that a killed load leaves no backend behind. Servers on
     * systems without the needed call refuse the setting; nothing else depends on it.
     */
    private static void checkForLostClient(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < 14) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET client_connection_check_interval = '" + CLIENT_CHECK_INTERVAL + "'");
        } catch (SQLException e) {
            if (!SqlStates.INVALID_PARAMETER_VALUE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        // Names are always qualified; nothing may slip in from a schema that somebody else can write to.
        settings.put("search_path", "pg_catalog");
        settings.put("DateStyle", "ISO, YMD");
        settings.put("IntervalStyle", "postgres");
        settings.put("TimeZone", "UTC");
        settings.put("bytea_output", "hex");
        settings.put("array_nulls", "on");
        settings.put("standard_conforming_strings", "on");
        // The journal's rules rest on each statement seeing what others have committed.
        settings.put("default_transaction_isolation", "read committed");
        settings.put("lock_timeout", LOCK_TIMEOUT);
        settings.put("statement_timeout", "0");
        settings.put("transaction_timeout", "0");
        settings.put("idle_in_transaction_session_timeout", "0");
        settings.put("idle_session_timeout", "0");
        // A client that vanished without a word is noticed by the server after about two minutes.
        settings.put("tcp_keepalives_idle", "60");
        settings.put("tcp_keepalives_interval", "15");
        settings.put("tcp_keepalives_count", "4");
        return settings;
    }
}
