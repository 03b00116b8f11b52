package io.ballast.loader.postgres;

import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.system.SystemUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * Works out where to connect, as libpq does: what the user says explicitly beats the service file, which beats the
 * environment; the password file comes last. Nothing here opens a connection or asks a name server.
 */
public final class ConnectionResolver {
    private static final String DEFAULT_HOST = "localhost";
    private static final int DEFAULT_PORT = 5432;
    private static final int MAX_PORT = 65_535;
    private static final String PASSWORD_REFUSED = "The connection URL holds a password, which every user of this "
            + "machine can read in the list of processes. Leave it out, and set PGPASSWORD or add a line "
            + "HOST:PORT:DATABASE:USER:PASSWORD to ~/.pgpass (chmod 600).";

    private final Map<String, String> environment;
    private final Path home;
    private final String systemUser;

    /**
     * @param environment the environment variables, handed in so that tests bring their own
     * @param home the home directory, where the password and service files are looked for
     * @param systemUser the user's name in the operating system: the default user of the database; empty for none
     */
    public ConnectionResolver(Map<String, String> environment, Path home, String systemUser) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.systemUser = systemUser;
    }

    /** A resolver for the process it runs in. */
    public static ConnectionResolver ofThisProcess() {
        return new ConnectionResolver(System.getenv(), SystemUser.home(), SystemUser.name());
    }

    /**
     * Settings for what the user gave to {@code --db}: a libpq URI, a JDBC URL, or null for nothing.
     *
     * @throws io.ballast.common.error.BallastException (USAGE) for a URL, a variable or a file that cannot be right
     */
    public ConnectionSettings resolve(@Nullable String url) {
        return resolve(explicit(url, null));
    }

    /** As {@link #resolve(String)}, with the password from this file, in the form of {@code .pgpass}; null for none. */
    public ConnectionSettings resolve(@Nullable String url, @Nullable String passwordFile) {
        return resolve(explicit(url, passwordFile));
    }

    /** What {@link #resolve(String, String)} comes to, for other machines to connect to the same. */
    public SharedTarget share(@Nullable String url, @Nullable String passwordFile) {
        Map<String, String> explicit = explicit(url, passwordFile);
        String service = explicit.getOrDefault(
                DriverParameters.SERVICE,
                DriverParameters.ofEnvironment(environment).get(DriverParameters.SERVICE));
        return SharedTarget.of(resolve(explicit), service, passwordFile);
    }

    /** Settings for a target of which another machine has told; the password is this machine's. */
    public ConnectionSettings resolve(SharedTarget target) {
        return resolve(target.parameters());
    }

    private static Map<String, String> explicit(@Nullable String url, @Nullable String passwordFile) {
        Map<String, String> explicit = new HashMap<>(url == null ? Map.of() : ConnectionUri.parse(url));
        if (passwordFile != null) {
            explicit.put(DriverParameters.PASSFILE, passwordFile);
        }
        return explicit;
    }

    private ConnectionSettings resolve(Map<String, String> explicit) {
        if (explicit.keySet().stream().anyMatch(DriverParameters::isSecret)) {
            throw DriverParameters.refused(PASSWORD_REFUSED);
        }
        Map<String, String> fromEnvironment = DriverParameters.ofEnvironment(environment);
        Map<String, String> merged = new HashMap<>(fromEnvironment);
        String service = explicit.getOrDefault(DriverParameters.SERVICE, merged.get(DriverParameters.SERVICE));
        if (service != null) {
            merged.putAll(ServiceFile.parameters(service, serviceFiles()));
        }
        merged.putAll(explicit);
        return settings(merged);
    }

    /**
     * Settings for a URL that did not come from a command line, such as that of a server which this process started: it may
     * hold a password, and neither the environment nor any file is asked.
     */
    public static ConnectionSettings ofOwnUrl(String url) {
        return ofOwnUrl(url, SystemUser.name());
    }

    private static ConnectionSettings ofOwnUrl(String url, String user) {
        ConnectionResolver alone = new ConnectionResolver(Map.of(), Path.of("/nonexistent"), user);
        return alone.settings(new HashMap<>(ConnectionUri.parse(url)));
    }

    /** As {@link #ofOwnUrl(String)}, for a URL without user and password. */
    public static ConnectionSettings ofOwnUrl(String url, String user, String password) {
        ConnectionSettings settings = ofOwnUrl(url, user);
        return new ConnectionSettings(
                settings.hosts(), settings.database(), user, password, settings.tls(), settings.otherProperties());
    }

    private ConnectionSettings settings(Map<String, String> parameters) {
        List<HostPort> hosts =
                hosts(parameters.remove(DriverParameters.HOST), parameters.remove(DriverParameters.PORT));
        String user = Objects.requireNonNullElse(parameters.remove(DriverParameters.USER), systemUser);
        if (user.isEmpty()) {
            throw DriverParameters.refused(
                    "No user is named, and the system has no name for the one that runs this.",
                    Hint.choose("name it", Setting.DATABASE, "postgresql://USER@HOST/DATABASE")
                            .or(Hint.act("set PGUSER")));
        }
        String database = Objects.requireNonNullElse(parameters.remove(DriverParameters.DATABASE), user);
        String password = parameters.remove(DriverParameters.PASSWORD);
        Path passwordFile = passwordFile(parameters.remove(DriverParameters.PASSFILE));
        if (password == null) {
            password = PasswordFile.password(passwordFile, hosts.get(0), database, user);
        }
        TlsMode tls = tls(hosts, parameters.remove(DriverParameters.SSL), parameters.remove(DriverParameters.SSL_MODE));
        parameters.remove(DriverParameters.SERVICE);
        trustTheSystemWhereNoRootIsGiven(tls, parameters);
        checkTimeout(parameters.get(PGProperty.CONNECT_TIMEOUT.getName()));
        return new ConnectionSettings(hosts, database, user, password, tls, parameters);
    }

    private static List<HostPort> hosts(@Nullable String hosts, @Nullable String ports) {
        String[] hostNames = (hosts == null ? DEFAULT_HOST : hosts).split(",", -1);
        String[] portNumbers = (ports == null ? "" : ports).split(",", -1);
        if (portNumbers.length != 1 && portNumbers.length != hostNames.length) {
            throw DriverParameters.refused("There are " + hostNames.length + " hosts (" + String.join(",", hostNames)
                    + ") but " + portNumbers.length + " ports (" + ports + "): give one port for all, or one for each");
        }
        List<HostPort> resolved = new ArrayList<>();
        for (int i = 0; i < hostNames.length; i++) {
            resolved.add(new HostPort(host(hostNames[i]), port(portNumbers[portNumbers.length == 1 ? 0 : i])));
        }
        if (resolved.size() > 1 && resolved.stream().anyMatch(HostPort::isSocket)) {
            throw DriverParameters.refused("There are " + resolved.size() + " hosts (" + hosts
                    + "), and a Unix-domain socket among them: give the socket alone, or names of hosts only");
        }
        return resolved;
    }

    private static String host(String name) {
        if (name.startsWith("@")) {
            throw DriverParameters.refused(
                    "The host \"" + name + "\" is an abstract Unix-domain socket, which Java cannot"
                            + " connect to. Give the directory of one in the file system, or the name of a host");
        }
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1);
        }
        return name.isEmpty() ? DEFAULT_HOST : name;
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        if (text.matches("\\d{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= MAX_PORT) {
                return port;
            }
        }
        throw DriverParameters.refused("The port \"" + text + "\" is not a number from 1 to " + MAX_PORT);
    }

    /** The mode that is requested; else verify-full, unless nothing leaves this machine. Sockets have no TLS, as for libpq. */
    private static TlsMode tls(List<HostPort> hosts, @Nullable String ssl, @Nullable String mode) {
        if (mode != null) {
            TlsMode asked = TlsMode.parse(mode)
                    .orElseThrow(() -> DriverParameters.refused("sslmode is \"" + mode
                            + "\"; allowed: disable, allow, prefer, require, verify-ca, verify-full"));
            return hosts.get(0).isSocket() ? TlsMode.DISABLE : asked;
        }
        if (hosts.get(0).isSocket()) {
            return TlsMode.DISABLE;
        }
        if (ssl != null) {
            return ssl.isEmpty() || ssl.toLowerCase(Locale.ROOT).equals("true") ? TlsMode.VERIFY_FULL : TlsMode.DISABLE;
        }
        return hosts.stream().allMatch(HostPort::isLoopback) ? TlsMode.ALLOW : TlsMode.VERIFY_FULL;
    }

    /**
     * Without {@code sslrootcert} and without libpq's default file for it, or with {@code sslrootcert=system}, the
     * certificate is checked against Java's own authorities.
     */
    private void trustTheSystemWhereNoRootIsGiven(TlsMode tls, Map<String, String> parameters) {
        String root = parameters.get(DriverParameters.SSL_ROOT_CERT);
        boolean system = "system".equals(root)
                || (root == null && !Files.exists(home.resolve(".postgresql").resolve("root.crt")));
        if (tls.verifies() && system && !parameters.containsKey(DriverParameters.SSL_FACTORY)) {
            parameters.remove(DriverParameters.SSL_ROOT_CERT);
            parameters.put(DriverParameters.SSL_FACTORY, DefaultJavaSSLFactory.class.getName());
        }
    }

    private static void checkTimeout(@Nullable String seconds) {
        if (seconds != null && !seconds.matches("\\d{1,9}")) {
            throw DriverParameters.refused("The connect timeout \"" + seconds + "\" is not a whole number of seconds");
        }
    }

    private Path passwordFile(@Nullable String named) {
        if (named != null) {
            return Path.of(named);
        }
        @Nullable String appData = environment.get("APPDATA");
        return isWindows() && appData != null ? Path.of(appData, "postgresql", "pgpass.conf") : home.resolve(".pgpass");
    }

    private List<Path> serviceFiles() {
        List<Path> files = new ArrayList<>();
        @Nullable String named = environment.get("PGSERVICEFILE");
        files.add(named == null || named.isEmpty() ? home.resolve(".pg_service.conf") : Path.of(named));
        @Nullable String systemFolder = environment.get("PGSYSCONFDIR");
        if (systemFolder != null && !systemFolder.isEmpty()) {
            files.add(Path.of(systemFolder, "pg_service.conf"));
        }
        return files;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
