package io.ballast.loader.postgres;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads connection URLs: libpq's URIs (PostgreSQL manual, 32.1.1.2) and JDBC URLs, which differ from them in their prefix and
 * in the names of their parameters.
 */
final class ConnectionUri {
    private static final String SOURCE = "the connection URL";
    private static final String EXPECTED = "expected postgresql://[USER@]HOST[:PORT]/DATABASE, "
            + "jdbc:postgresql://HOST[:PORT]/DATABASE or embedded[:DIR]";

    private static final Pattern PREFIX =
            Pattern.compile("(jdbc:postgresql:|postgres(?:ql)?:(?=//))(.*)", Pattern.DOTALL);
    private static final Pattern HIERARCHY =
            Pattern.compile("//(?:([^@/?]*)@)?([^/?]*)(?:/([^?]*))?(?:\\?(.*))?", Pattern.DOTALL);
    private static final Pattern OPAQUE = Pattern.compile("/?([^?/]*)(?:\\?(.*))?", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*\\]|[^:\\[\\]]*)(?::(\\d*))?");

    private ConnectionUri() {}

    /** The parameters that the URL gives, by the driver's names; what it leaves out is not in the map. */
    static Map<String, String> parse(String url) {
        Matcher prefix = PREFIX.matcher(url);
        if (!prefix.matches()) {
            throw notUnderstood(url);
        }
        boolean jdbc = prefix.group(1).startsWith("jdbc:");
        String rest = prefix.group(2);
        Matcher parts = HIERARCHY.matcher(rest);
        Map<String, String> parameters = new LinkedHashMap<>();
        String query;
        if (parts.matches()) {
            putUser(text(parts, 1), parameters);
            putHosts(text(parts, 2), url, parameters);
            putDatabase(text(parts, 3), parameters);
            query = text(parts, 4);
        } else {
            Matcher opaque = OPAQUE.matcher(rest);
            if (!opaque.matches()) {
                throw notUnderstood(url);
            }
            putDatabase(text(opaque, 1), parameters);
            query = text(opaque, 2);
        }
        Map<String, String> named = query(query);
        parameters.putAll(
                jdbc ? DriverParameters.ofProperties(named, SOURCE) : DriverParameters.ofKeywords(named, SOURCE));
        return parameters;
    }

    private static void putUser(String userInfo, Map<String, String> parameters) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        if (!user.isEmpty()) {
            parameters.put(DriverParameters.USER, decoded(user));
        }
        if (colon >= 0) {
            parameters.put(DriverParameters.PASSWORD, decoded(userInfo.substring(colon + 1)));
        }
    }

    private static void putHosts(String authority, String url, Map<String, String> parameters) {
        if (authority.isEmpty()) {
            return;
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String one : authority.split(",", -1)) {
            refuseAt(one);
            Matcher host = HOST.matcher(one);
            if (!host.matches()) {
                throw notUnderstood(url);
            }
            hosts.add(decoded(host.group(1)));
            ports.add(text(host, 2));
        }
        if (!String.join("", hosts).isEmpty()) {
            parameters.put(DriverParameters.HOST, String.join(",", hosts));
        }
        if (!String.join("", ports).isEmpty()) {
            parameters.put(DriverParameters.PORT, String.join(",", ports));
        }
    }

    private static void putDatabase(String database, Map<String, String> parameters) {
        refuseAt(database);
        if (!database.isEmpty()) {
            parameters.put(DriverParameters.DATABASE, decoded(database));
        }
    }

    /** What stands before such a one may well be a password, which no later message must show. */
    private static void refuseAt(String part) {
        if (part.indexOf('@') >= 0) {
            throw DriverParameters.refused(SOURCE
                    + " has an @ elsewhere than behind the user's name, as it does with a password that holds / ? # or @."
                    + " Leave the password out and set PGPASSWORD; in a name, write %40 for @.");
        }
    }

    private static Map<String, String> query(String query) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String one : query.split("&", -1)) {
            if (one.isEmpty()) {
                continue;
            }
            int equals = one.indexOf('=');
            String name = decoded(equals < 0 ? one : one.substring(0, equals));
            if (named.put(name, equals < 0 ? "" : decoded(one.substring(equals + 1))) != null) {
                throw DriverParameters.refused(SOURCE + " gives \"" + name + "\" twice; expected once");
            }
        }
        return named;
    }

    /** Percent-decoded; unlike in a web form, a plus is a plus. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw DriverParameters.refused(
                    SOURCE + " has a % that is not followed by two hexadecimal digits; write %25");
        }
    }

    private static String text(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? "" : text;
    }

    private static BallastException notUnderstood(String url) {
        return new BallastException(
                ErrorCategory.USAGE,
                new Choice(Setting.DATABASE, ""),
                "not understood: \"" + RedactedText.of(url) + "\"; " + EXPECTED,
                Hint.NONE);
    }
}
