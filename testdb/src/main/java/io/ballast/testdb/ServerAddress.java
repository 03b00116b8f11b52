package io.ballast.testdb;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the address of a server: a JDBC URL with user and password in it, or a libpq URI. */
final class ServerAddress {
    private static final int DEFAULT_PORT = 5432;

    private ServerAddress() {}

    static PostgresServer parse(String address) {
        String uri = address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address;
        if (!uri.startsWith("postgresql://") && !uri.startsWith("postgres://")) {
            throw new IllegalArgumentException(SharedServer.VARIABLE + " is neither a JDBC URL (jdbc:postgresql://…)"
                    + " nor a libpq URI (postgresql://…)");
        }
        return parse(URI.create(uri));
    }

    /** Both forms are URIs of one shape; the JDBC one has user and password among its parameters. */
    private static PostgresServer parse(URI uri) {
        Map<String, String> parameters = parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        String[] account = (uri.getRawUserInfo() == null ? "postgres" : uri.getRawUserInfo()).split(":", 2);
        String user = parameters.getOrDefault("user", decode(account[0]));
        String password = account.length == 2 ? decode(account[1]) : "";
        String path = uri.getRawPath();
        return new PostgresServer(
                uri.getHost() == null ? "localhost" : uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                user,
                parameters.getOrDefault("password", password),
                path == null || path.length() < 2 ? user : decode(path.substring(1)),
                "the server that " + SharedServer.VARIABLE + " names");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(parameter.substring(0, equals), decode(parameter.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** Percent signs only: a plus is a plus in user names and passwords. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
