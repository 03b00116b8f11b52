package io.ballast.loader.stage;

import io.ballast.loader.plan.ServerFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads what a plan has to know about the server. */
final class ServerInspector {
    private static final Query SETTINGS = new Query("SELECT name, setting FROM pg_catalog.pg_settings");
    private static final Query SERVER = new Query("""
            SELECT current_setting('server_version_num')::integer, current_setting('server_version'), current_database(),
                   current_user, pg_is_in_recovery(),
                   has_database_privilege(current_database(), 'CREATE'), version()""");

    private ServerInspector() {}

    static ServerFacts inspect(Connection connection) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        SETTINGS.rows(connection, row -> settings.put(row.getString(1), String.valueOf(row.getString(2))));
        return SERVER.rows(
                        connection,
                        row -> new ServerFacts(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                settings,
                                row.getBoolean(5),
                                row.getBoolean(6)))
                .get(0);
    }
}
