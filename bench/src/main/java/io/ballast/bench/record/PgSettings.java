package io.ballast.bench.record;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code pg_settings} contains. */
public final class PgSettings {
    /** Settings of the session and of the place, which say nothing about speed or durability. */
    private static final List<String> LEFT_OUT = List.of(
            "application_name",
            "client_encoding",
            "config_file",
            "data_directory",
            "external_pid_file",
            "hba_file",
            "ident_file",
            "port",
            "transaction_isolation",
            "unix_socket_directories");

    private static final List<String> OF_DURABILITY = List.of("fsync", "full_page_writes", "synchronous_commit");

    private PgSettings() {}

    /** Those of the server that differ from the default that is built in, as SHOW writes them. */
    public static Map<String, String> changed(Connection connection) throws SQLException {
        return read(
                connection,
                "SELECT name, current_setting(name) FROM pg_settings"
                        + " WHERE source NOT IN ('default', 'override', 'client', 'session')"
                        + " AND setting IS DISTINCT FROM boot_val AND name <> ALL (?)",
                LEFT_OUT);
    }

    /** Those that durability depends on. */
    public static Map<String, String> ofDurability(Connection connection) throws SQLException {
        return read(connection, "SELECT name, reset_val FROM pg_settings WHERE name = ANY (?)", OF_DURABILITY);
    }

    private static Map<String, String> read(Connection connection, String sql, List<String> names) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        new Sql(sql).rows(connection, row -> settings.put(row.getString(1), row.getString(2)), names);
        return settings;
    }
}
