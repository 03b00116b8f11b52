package io.ballast.loader.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.util.URLCoder;

/** Which server, which database, as whom and how: everything needed to connect. No text form of it holds the password. */
public final class ConnectionSettings {
    private final List<HostPort> hosts;
    private final String database;
    private final String user;
    private final @Nullable String password;
    private final TlsMode tls;
    private final Map<String, String> driverProperties;

    /**
     * @param hosts tried in this order; at least one, and a socket only alone
     * @param password null when none is known; the server may not ask for one
     * @param driverProperties further properties of the driver, by its own names
     */
    public ConnectionSettings(
            List<HostPort> hosts,
            String database,
            String user,
            @Nullable String password,
            TlsMode tls,
            Map<String, String> driverProperties) {
        this.hosts = List.copyOf(hosts);
        this.database = Objects.requireNonNull(database);
        this.user = Objects.requireNonNull(user);
        this.password = password;
        this.tls = Objects.requireNonNull(tls);
        this.driverProperties = Map.copyOf(driverProperties);
        if (this.hosts.isEmpty()) {
            throw new IllegalArgumentException("at least one host is needed");
        }
        if (this.hosts.size() > 1 && this.hosts.stream().anyMatch(HostPort::isSocket)) {
            throw new IllegalArgumentException("a socket cannot be one of several hosts");
        }
    }

    public List<HostPort> hosts() {
        return hosts;
    }

    public String database() {
        return database;
    }

    public String user() {
        return user;
    }

    /** Whether one is known; an empty one is none, as for libpq. */
    public boolean hasPassword() {
        return password != null && !password.isEmpty();
    }

    public TlsMode tls() {
        return tls;
    }

    /** Another database of the same server, same user and settings. */
    public ConnectionSettings withDatabase(String otherDatabase) {
        return new ConnectionSettings(hosts, otherDatabase, user, password, tls, driverProperties);
    }

    /** The same server by way of a port of this machine, such as that of a pool, without encryption up to there. */
    public ConnectionSettings throughLoopback(int port) {
        return new ConnectionSettings(
                List.of(new HostPort("127.0.0.1", port)), database, user, password, TlsMode.DISABLE, driverProperties);
    }

    /** The same with a password, or with none. */
    public ConnectionSettings withPassword(@Nullable String otherPassword) {
        return new ConnectionSettings(hosts, database, user, otherPassword, tls, driverProperties);
    }

    /** Hosts and ports as messages name them: {@code host:port}, separated by commas. */
    public String server() {
        return hosts.stream().map(HostPort::toString).collect(Collectors.joining(","));
    }

    /**
     * A URL by which libpq, and most drivers, get there. Properties of the driver alone are not in it.
     *
     * @param withPassword whether the password is in it, where there is one: a secret then
     */
    public String uri(boolean withPassword) {
        HostPort first = hosts.get(0);
        List<String> parameters = new ArrayList<>();
        if (first.isSocket()) {
            parameters.add("host=" + encoded(first.host()));
            parameters.add("port=" + first.port());
        } else if (tls != TlsMode.PREFER && tls != TlsMode.ALLOW) {
            parameters.add("sslmode=" + tls.label());
        }
        return "postgresql://" + encoded(user)
                + (withPassword && password != null && !password.isEmpty() ? ":" + encoded(password) : "") + "@"
                + (first.isSocket() ? "" : server()) + "/" + encoded(database)
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The target as messages name it: {@code host:port/database}. */
    public String target() {
        return server() + "/" + database;
    }

    /**
     * User and password as a line of pgbouncer's {@code auth_file}. Secret: only for a file that nobody else can read.
     */
    public String poolerUser() {
        return quoted(user) + " " + quoted(password == null ? "" : password);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** The name that the user gave their connections ({@code PGAPPNAME}), or null. */
    public @Nullable String applicationName() {
        return driverProperties.get(PGProperty.APPLICATION_NAME.getName());
    }

    /** Properties of the driver beside server, database, user, password and TLS mode. */
    Map<String, String> otherProperties() {
        return driverProperties;
    }

    /** Seconds until an attempt to connect is given up; 0 for never. */
    int connectTimeoutSeconds() {
        return Integer.parseInt(driverProperties.getOrDefault(
                PGProperty.CONNECT_TIMEOUT.getName(),
                Objects.requireNonNull(PGProperty.CONNECT_TIMEOUT.getDefaultValue())));
    }

    /** The JDBC URL: servers and database, nothing secret. */
    public String jdbcUrl() {
        HostPort first = hosts.get(0);
        return first.isSocket() ? plainJdbcUrl() + "?" + parameters(socketProperties(first)) : plainJdbcUrl();
    }

    private String plainJdbcUrl() {
        HostPort first = hosts.get(0);
        String servers = first.isSocket() ? "localhost:" + first.port() : server();
        return "jdbc:postgresql://" + servers + "/" + URLCoder.encode(database);
    }

    /** What makes the driver go to a socket, which its URLs have no place for. */
    private static Properties socketProperties(HostPort socket) {
        Properties properties = new Properties();
        PGProperty.SOCKET_FACTORY.set(properties, UnixSocketFactory.class.getName());
        PGProperty.SOCKET_FACTORY_ARG.set(properties, socket.socketFile());
        PGProperty.SSL_MODE.set(properties, TlsMode.DISABLE.label());
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        return properties;
    }

    private static String parameters(Properties properties) {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + URLCoder.encode((String) property.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    /** The JDBC URL with all that goes to the driver in it, the password too: to hand on, never to print. */
    public String jdbcUrlWithPassword() {
        return plainJdbcUrl() + "?" + parameters(driverProperties());
    }

    /** All that goes to the driver beside the URL. */
    Properties driverProperties() {
        Properties properties = new Properties();
        properties.putAll(driverProperties);
        PGProperty.USER.set(properties, user);
        // An empty password instead of none keeps the driver from reading .pgpass by itself, unchecked.
        PGProperty.PASSWORD.set(properties, password == null ? "" : password);
        PGProperty.SSL_MODE.set(properties, tls.label());
        if (hosts.get(0).isSocket()) {
            properties.putAll(socketProperties(hosts.get(0)));
        }
        return properties;
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + target() + " tls=" + tls.label()
                + (password == null ? "" : " password=***")
                + (driverProperties.isEmpty() ? "" : " " + shownProperties());
    }

    private Map<String, String> shownProperties() {
        Map<String, String> shown = new TreeMap<>(driverProperties);
        shown.replaceAll((name, value) -> DriverParameters.isSecret(name) ? "***" : value);
        return shown;
    }
}
