package io.ballast.loader.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens sessions on one target, each with the same settings. Safe for use by many threads; a session is for one. */
public final class Connections {
    private final ConnectionSettings settings;
    private volatile ReadyConnections ready = ReadyConnections.none();

    public Connections(ConnectionSettings settings) {
        this.settings = settings;
    }

    public ConnectionSettings settings() {
        return settings;
    }

    /**
     * Connects ahead: the next {@code count} sessions that are opened, if they need no properties of their own, find a connection made for
     * them meanwhile, or wait for it. To be closed when no more are needed; those that nobody has taken are closed then.
     */
    public ReadyConnections makeReady(int count) {
        ready.close();
        ready = ReadyConnections.start(count, () -> connect("ballast", Map.of()), ReadyConnections.MAX_WAIT);
        return ready;
    }

    /**
     * A session in which each statement commits by itself.
     *
     * @param applicationName what {@code pg_stat_activity} shows; the server keeps its first 63 bytes
     * @throws io.ballast.common.error.BallastException when there is no connection to be had; the message says why
     */
    public Connection open(String applicationName) {
        return open(applicationName, true, Map.of());
    }

    /** A session that commits only when told to: for workers. Otherwise as {@link #open(String)}. */
    public Connection openWorker(String applicationName) {
        return open(applicationName, false, Map.of());
    }

    /**
     * As {@link #openWorker}, with properties of the driver that go before those a load needs: for measuring other ways to load.
     */
    public Connection openTuned(String applicationName, Map<String, String> driverProperties) {
        return open(applicationName, false, driverProperties);
    }

    private Connection open(String applicationName, boolean autocommit, Map<String, String> driverProperties) {
        @Nullable Connection waiting = driverProperties.isEmpty() ? takeReady(applicationName) : null;
        Connection connection = waiting == null ? connect(applicationName, driverProperties) : waiting;
        try {
            connection.setAutoCommit(autocommit);
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            throw ServerError.connecting(settings, e);
        }
    }

    /** One that was made ahead; null when there is none, or when it has died since. */
    private @Nullable Connection takeReady(String applicationName) {
        @Nullable Connection connection = ready.take();
        if (connection == null) {
            return null;
        }
        try {
            answerWithin(connection, settings.connectTimeoutSeconds());
            SessionStart.name(connection, applicationName);
            answerWithin(connection, 0);
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            return null; // whatever it was, a new one finds out, and says it in the server's words
        }
    }

    private Connection connect(String applicationName, Map<String, String> driverProperties) {
        try {
            Connection connection = connectDriver(applicationName, driverProperties);
            try {
                answerWithin(connection, settings.connectTimeoutSeconds());
                SessionStart.apply(connection);
                answerWithin(connection, 0);
                return connection;
            } catch (SQLException e) {
                close(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw ServerError.connecting(settings, e);
        }
    }

    /** What belongs to connecting shares its limit; the driver's own ends with the greeting. */
    private static void answerWithin(Connection connection, int seconds) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, seconds * 1000);
    }

    private Connection connectDriver(String applicationName, Map<String, String> driverProperties) throws SQLException {
        Properties properties = settings.driverProperties();
        PGProperty.APPLICATION_NAME.set(properties, applicationName);
        // A read timeout during COPY can lose the answer to a COMMIT; keepalives find a dead peer instead.
        PGProperty.SOCKET_TIMEOUT.set(properties, 0);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.AUTOSAVE.set(properties, "never");
        // A pool that hands out server connections transaction by transaction loses statements prepared by name.
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        if (settings.connectTimeoutSeconds() > 0 && !properties.containsKey(PGProperty.LOGIN_TIMEOUT.getName())) {
            // The connect timeout ends at the TCP handshake; this one also covers a peer that accepts and stays silent.
            int attempts = settings.hosts().size();
            PGProperty.LOGIN_TIMEOUT.set(properties, (settings.connectTimeoutSeconds() + 1) * attempts);
        }
        properties.putAll(driverProperties);
        Connection connection = new Driver().connect(settings.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not accept the URL " + settings.jdbcUrl());
        }
        return connection;
    }

    private static void close(Connection connection, SQLException first) {
        try {
            connection.close();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }
}
