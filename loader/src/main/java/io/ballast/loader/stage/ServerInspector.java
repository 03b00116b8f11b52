package io.ballast.loader.stage;

import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.plan.Kin;
import io.ballast.loader.plan.Lookalike;
import io.ballast.loader.plan.RoleFacts;
import io.ballast.loader.plan.ServerFacts;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a plan has to know about the server. */
final class ServerInspector {
    private static final Sql SETTINGS = new Sql("SELECT name, setting FROM pg_catalog.pg_settings");
    private static final Sql VERSION = new Sql("SELECT version()");
    private static final Sql KIN = new Sql("""
            SELECT upper(extname) FROM pg_catalog.pg_extension WHERE extname IN ('citus', 'timescaledb')
             UNION ALL SELECT 'AURORA' WHERE to_regproc('pg_catalog.aurora_version') IS NOT NULL
             ORDER BY 1""");
    private static final Sql SERVER = new Sql("""
            SELECT current_setting('server_version_num')::integer, current_setting('server_version'), current_database(),
                   current_user, pg_is_in_recovery(),
                   has_database_privilege(current_database(), 'CREATE')""");

    private ServerInspector() {}

    /** @throws BallastException (TARGET_REFUSED) when the server is another one; nothing else is asked of it then */
    static ServerFacts inspect(Connection connection) throws SQLException {
        String version = VERSION.one(connection, row -> row.getString(1));
        Lookalike.refusal(version).ifPresent(reason -> {
            throw new BallastException(ErrorCategory.TARGET_REFUSED, reason);
        });
        List<Kin> kin = KIN.rows(connection, row -> Kin.valueOf(row.getString(1)));
        Map<String, String> settings = new HashMap<>();
        SETTINGS.rows(connection, row -> settings.put(row.getString(1), String.valueOf(row.getString(2))));
        List<ValueSetting> own = OwnSettings.read(connection);
        return SERVER.rows(
                        connection,
                        row -> new ServerFacts(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                new RoleFacts(row.getString(4), row.getBoolean(6), own),
                                settings,
                                row.getBoolean(5),
                                kin))
                .get(0);
    }
}
