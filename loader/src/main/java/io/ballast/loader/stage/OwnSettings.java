package io.ballast.loader.stage;

import io.ballast.common.bundle.ValueSetting;
import io.ballast.loader.plan.DateOrder;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * What a session of this role in this database has by itself for the settings that change what a value means, and that a load sets
 * to values of its own. Most can be had from {@code pg_settings} as what RESET goes back to. The driver, however, begins each
 * session with a DateStyle and a TimeZone, which take the place of those; they are read where ALTER ROLE and ALTER DATABASE keep
 * them. Behind a pool the session was begun by somebody else, with nothing said.
 */
public final class OwnSettings {
    public static final String DATE_STYLE = "DateStyle";
    public static final String INTERVAL_STYLE = "IntervalStyle";
    public static final String TIME_ZONE = "TimeZone";

    private static final String SERVER = "server";

    private static final List<String> NAMES = List.of(
            "search_path",
            DATE_STYLE,
            INTERVAL_STYLE,
            TIME_ZONE,
            "array_nulls",
            "bytea_output",
            "standard_conforming_strings",
            "extra_float_digits");

    private static final Sql RESET = new Sql("""
            SELECT name, reset_val FROM pg_catalog.pg_settings WHERE name = ANY (?) AND reset_val IS NOT NULL""");

    /** In the order in which the server prefers them, which is by the role that has logged in, whatever it has become since. */
    private static final Sql KEPT = new Sql("""
            SELECT split_part(entry, '=', 1), substr(entry, strpos(entry, '=') + 1),
                   concat_ws(' in ', 'role "' || r.rolname || '"', 'database "' || d.datname || '"')
              FROM pg_catalog.pg_db_role_setting AS s
              LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = s.setrole
              LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase,
                   unnest(s.setconfig) AS entry
             WHERE (s.setrole = 0 OR r.rolname = session_user) AND (s.setdatabase = 0 OR d.datname = current_database())
             ORDER BY s.setrole = 0, s.setdatabase = 0""");

    private static final Sql PID = new Sql("SELECT pg_backend_pid()");

    /** Where the configuration may be read; the last line wins, and the command line over all. */
    private static final Sql CONFIGURED = new Sql("""
            SELECT coalesce((regexp_match(pg_read_file('postmaster.opts', 0, 100000, true),
                                          '"(?:-c|--)?timezone=([^"]*)"', 'i'))[1],
                            (SELECT setting FROM pg_catalog.pg_file_settings WHERE lower(name) = 'timezone' AND error IS NULL
                              ORDER BY seqno DESC LIMIT 1),
                            'GMT')""");

    private static final Sql IS_SUPERUSER =
            new Sql("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user");

    private OwnSettings() {}

    /** All that can be told. A direct session of a role that is no superuser cannot tell the server's own TimeZone: it is missing then. */
    public static List<ValueSetting> read(Connection connection) throws SQLException {
        Map<String, String> reset = new HashMap<>();
        RESET.rows(connection, row -> reset.put(row.getString(1), row.getString(2)), NAMES);
        Map<String, ValueSetting> kept = kept(connection);
        List<ValueSetting> own = new ArrayList<>();
        for (String name : NAMES) {
            @Nullable String value = reset.get(name);
            if (name.equals(DATE_STYLE)) {
                own.add(dateStyle(String.valueOf(value), kept.get(name)));
            } else if (name.equals(TIME_ZONE)) {
                timeZone(connection, value, kept.get(name)).ifPresent(own::add);
            } else if (value != null) {
                own.add(new ValueSetting(name, value, origin(value, kept.get(name))));
            }
        }
        return own;
    }

    private static Optional<ValueSetting> timeZone(
            Connection connection, @Nullable String reset, @Nullable ValueSetting kept) throws SQLException {
        if (kept != null) {
            return Optional.of(kept);
        }
        if (reset != null && isPooled(connection)) {
            return Optional.of(new ValueSetting(TIME_ZONE, reset, SERVER));
        }
        return IS_SUPERUSER.rows(connection, row -> row.getBoolean(1)).contains(true)
                ? CONFIGURED.rows(connection, row -> new ValueSetting(TIME_ZONE, row.getString(1), SERVER)).stream()
                        .findFirst()
                : Optional.empty();
    }

    /** What the driver says leaves the order of day, month and year as the server has it; the style, of values written, it needs. */
    private static ValueSetting dateStyle(String reset, @Nullable ValueSetting kept) {
        DateOrder server = DateOrder.in(reset).orElse(DateOrder.MDY);
        DateOrder order = kept == null ? server : DateOrder.in(kept.value()).orElse(server);
        return new ValueSetting(DATE_STYLE, order.dateStyle(), kept == null ? SERVER : kept.origin());
    }

    private static String origin(String value, @Nullable ValueSetting kept) {
        return kept != null && kept.value().equalsIgnoreCase(value) ? kept.origin() : SERVER;
    }

    private static Map<String, ValueSetting> kept(Connection connection) throws SQLException {
        Map<String, ValueSetting> kept = new HashMap<>();
        KEPT.rows(connection, row -> new ValueSetting(row.getString(1), row.getString(2), row.getString(3)))
                .forEach(setting -> NAMES.stream()
                        .filter(name -> name.equalsIgnoreCase(setting.name()))
                        .forEach(name ->
                                kept.putIfAbsent(name, new ValueSetting(name, setting.value(), setting.origin()))));
        return kept;
    }

    private static boolean isPooled(Connection connection) throws SQLException {
        int own = connection.unwrap(PGConnection.class).getBackendPID();
        return PID.one(connection, row -> row.getInt(1) != own);
    }
}
