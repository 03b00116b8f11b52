package io.ballast.loader.postgres;

import io.ballast.loader.plan.SessionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Gives a new session {@link SessionSettings#OF_SESSION}, so that values read and write the same everywhere, and no timeout that was
 * meant for short queries ends a load. Behind a pool that hands out sessions transaction by transaction they are left as they are; a
 * load's transactions bring what they need themselves.
 */
final class SessionStart {
    /**
     * Sets those that this server knows; older servers lack some of the timeouts. Only in a session of our own: where the
     * process that answers is not the one that the connection was made to, a pool hands out sessions transaction by
     * transaction, and whatever is left in one reaches somebody else. The search path is still that of the role or database, by
     * which a function or an operator of somebody else could take the place of the server's: every name says where it is from,
     * but for unnest, which in this form is always the server's.
     */
    private static final Sql APPLY = new Sql("""
            SELECT pg_catalog.set_config(known.name, wanted.value, false)
              FROM unnest(?::pg_catalog.text[], ?::pg_catalog.text[]) AS wanted (name, value)
              JOIN pg_catalog.pg_settings AS known
                ON pg_catalog.lower(known.name) OPERATOR(pg_catalog.=) pg_catalog.lower(wanted.name)
             WHERE pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) ?""");

    private static final String OURS = " WHERE pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) ?";

    private static final Sql CHECK_CLIENT = new Sql("SELECT pg_catalog.set_config(?, ?, false)" + OURS);

    private static final Sql NAME = new Sql("SELECT pg_catalog.set_config('application_name', ?, false)" + OURS);

    private SessionStart() {}

    /** Gives the session a name; one of a pool's keeps its own. Expects autocommit on. */
    static void name(Connection connection, String applicationName) throws SQLException {
        NAME.run(connection, applicationName, backendPid(connection));
    }

    /** Expects autocommit on, as a new connection has it. */
    static void apply(Connection connection) throws SQLException {
        APPLY.run(
                connection,
                List.copyOf(SessionSettings.OF_SESSION.keySet()),
                List.copyOf(SessionSettings.OF_SESSION.values()),
                backendPid(connection));
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
        try {
            CHECK_CLIENT.run(
                    connection,
                    SessionSettings.CLIENT_CHECK.getKey(),
                    SessionSettings.CLIENT_CHECK.getValue(),
                    backendPid(connection));
        } catch (SQLException e) {
            if (!SqlStates.INVALID_PARAMETER_VALUE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** The process that the server, or a pool, said at the beginning to be ours. */
    private static int backendPid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }
}
