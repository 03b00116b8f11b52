package io.ballast.loader.postgres;

import static java.util.Map.entry;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The words for a connection's parameters. libpq's keywords (PostgreSQL manual, 32.1.2) and environment variables (32.15)
 * are turned into the names of the driver's properties, the one vocabulary inside this package.
 */
final class DriverParameters {
    static final String HOST = PGProperty.PG_HOST.getName();
    static final String PORT = PGProperty.PG_PORT.getName();
    static final String DATABASE = PGProperty.PG_DBNAME.getName();
    static final String USER = PGProperty.USER.getName();
    static final String PASSWORD = PGProperty.PASSWORD.getName();
    /** By its name, as drivers before 42.3 do not know it. */
    static final String SERVICE = "service";

    static final String SSL = PGProperty.SSL.getName();
    static final String SSL_MODE = PGProperty.SSL_MODE.getName();
    static final String SSL_ROOT_CERT = PGProperty.SSL_ROOT_CERT.getName();
    static final String SSL_FACTORY = PGProperty.SSL_FACTORY.getName();
    /** Not a property of the driver: the path of the password file. */
    static final String PASSFILE = "passfile";

    /** libpq's keyword → the driver's property. Those that only later drivers know stand here by their names: an older one may be at work. */
    private static final Map<String, String> BY_KEYWORD = Map.ofEntries(
            entry("host", HOST),
            entry("port", PORT),
            entry("dbname", DATABASE),
            entry("user", USER),
            entry("password", PASSWORD),
            entry("passfile", PASSFILE),
            entry("service", SERVICE),
            entry("sslmode", SSL_MODE),
            entry("sslrootcert", SSL_ROOT_CERT),
            entry("sslcert", PGProperty.SSL_CERT.getName()),
            entry("sslkey", PGProperty.SSL_KEY.getName()),
            entry("sslpassword", PGProperty.SSL_PASSWORD.getName()),
            entry("sslnegotiation", "sslNegotiation"),
            entry("channel_binding", "channelBinding"),
            entry("require_auth", "requireAuth"),
            entry("gssencmode", PGProperty.GSS_ENC_MODE.getName()),
            entry("krbsrvname", PGProperty.KERBEROS_SERVER_NAME.getName()),
            entry("connect_timeout", PGProperty.CONNECT_TIMEOUT.getName()),
            entry("application_name", PGProperty.APPLICATION_NAME.getName()),
            entry("options", PGProperty.OPTIONS.getName()),
            entry("target_session_attrs", PGProperty.TARGET_SERVER_TYPE.getName()));

    private static final Map<String, String> BY_VARIABLE = Map.ofEntries(
            entry("PGHOST", "host"),
            entry("PGPORT", "port"),
            entry("PGDATABASE", "dbname"),
            entry("PGUSER", "user"),
            entry("PGPASSWORD", "password"),
            entry("PGPASSFILE", "passfile"),
            entry("PGSERVICE", "service"),
            entry("PGSSLMODE", "sslmode"),
            entry("PGSSLROOTCERT", "sslrootcert"),
            entry("PGSSLCERT", "sslcert"),
            entry("PGSSLKEY", "sslkey"),
            entry("PGSSLNEGOTIATION", "sslnegotiation"),
            entry("PGCHANNELBINDING", "channel_binding"),
            entry("PGREQUIREAUTH", "require_auth"),
            entry("PGGSSENCMODE", "gssencmode"),
            entry("PGKRBSRVNAME", "krbsrvname"),
            entry("PGCONNECT_TIMEOUT", "connect_timeout"),
            entry("PGAPPNAME", "application_name"),
            entry("PGOPTIONS", "options"),
            entry("PGTARGETSESSIONATTRS", "target_session_attrs"));

    /** libpq's words for the kind of server wanted → the driver's. */
    private static final Map<String, String> SERVER_TYPES = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    /** Properties that Ballast sets itself, because loading depends on them. */
    private static final Set<String> OURS = Set.of(
            PGProperty.AUTOSAVE.getName(),
            PGProperty.CURRENT_SCHEMA.getName(),
            "queryTimeout",
            PGProperty.READ_ONLY.getName(),
            PGProperty.REPLICATION.getName(),
            PGProperty.SOCKET_TIMEOUT.getName(),
            PGProperty.STRING_TYPE.getName());

    private DriverParameters() {}

    /** Parameters named by libpq's keywords, from {@code source}, such as {@code the URL given to --db}. */
    static Map<String, String> ofKeywords(Map<String, String> keywords, String source) {
        Map<String, String> parameters = new LinkedHashMap<>();
        keywords.forEach((keyword, value) -> {
            String property = BY_KEYWORD.get(keyword);
            if (property == null) {
                throw unknown(keyword, source, BY_KEYWORD.keySet());
            }
            checkDriverKnows(property, keyword, source);
            parameters.put(property, translated(property, value, source));
        });
        return parameters;
    }

    /** Parameters named as the driver names them, or as libpq does where the driver knows no such name. */
    static Map<String, String> ofProperties(Map<String, String> properties, String source) {
        Map<String, String> parameters = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            if (OURS.contains(name)) {
                throw refused(source + " sets " + name
                        + ", which Ballast sets itself because loading depends on it. Leave it out.");
            }
            if (PGProperty.forName(name) != null) {
                parameters.put(name, value);
            } else {
                parameters.putAll(ofKeywords(Map.of(name, value), source));
            }
        });
        return parameters;
    }

    /** Parameters from libpq's environment variables; empty ones count as not set. */
    static Map<String, String> ofEnvironment(Map<String, String> environment) {
        Map<String, String> parameters = new HashMap<>();
        BY_VARIABLE.forEach((variable, keyword) -> {
            @Nullable String value = environment.get(variable);
            if (value != null && !value.isEmpty()) {
                parameters.putAll(ofKeywords(Map.of(keyword, value), "the environment variable " + variable));
            }
        });
        return parameters;
    }

    /** Whether a property's value must never be shown. */
    static boolean isSecret(String property) {
        return property.toLowerCase(Locale.ROOT).contains("password");
    }

    static BallastException refused(String message) {
        return refused(message, Hint.NONE);
    }

    static BallastException refused(String message, Hint hint) {
        return new BallastException(ErrorCategory.USAGE, message, hint);
    }

    private static String translated(String property, String value, String source) {
        if (!property.equals(PGProperty.TARGET_SERVER_TYPE.getName())) {
            return value;
        }
        String serverType = SERVER_TYPES.get(value);
        if (serverType == null) {
            throw refused(source + ": target_session_attrs is \"" + value + "\"; allowed: "
                    + String.join(", ", new TreeSet<>(SERVER_TYPES.keySet())));
        }
        return serverType;
    }

    /** A driver ignores what it does not know, and such parameters make a connection safe. */
    @SuppressWarnings("deprecation") // the constants that are to be used instead are those that this was compiled with
    private static void checkDriverKnows(String property, String keyword, String source) {
        if (!property.equals(PASSFILE) && PGProperty.forName(property) == null) {
            throw refused(source + " sets " + keyword + ", which " + Driver.getVersion()
                    + " does not know. Put a newer one on the class path, or leave it out.");
        }
    }

    private static BallastException unknown(String keyword, String source, Set<String> allowed) {
        String shown = keyword.matches("[A-Za-z_]{1,40}") ? keyword : "***"; // or it is the rest of a password
        return refused(source + ": unknown parameter \"" + shown + "\"; known ones: "
                + String.join(", ", new TreeSet<>(allowed)));
    }
}
