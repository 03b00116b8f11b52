package io.ballast.testkit;

import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which server a test class uses, and starts it: each once per JVM. */
final class ServerChoice {
    static final String PROPERTY = "ballast.test.db";
    static final String VARIABLE = "BALLAST_TEST_DB";

    private static final String CONTAINER = "testcontainers";
    private static final String EMBEDDED = "embedded";
    private static final Pattern URL = Pattern.compile("(jdbc:)?postgres(ql)?://.*");
    private static final Pattern WITH_PASSWORD =
            Pattern.compile("[^:]+:(?:postgresql:)?//[^/@]*:[^/@]*@.*|.*[?&]password=.*");

    private static final Map<String, Once<DatabaseServer>> SERVERS = new ConcurrentHashMap<>();

    private ServerChoice() {}

    /** The server that an annotation asks for. */
    static DatabaseServer server(BallastDatabase wanted) {
        if (wanted.provider() == ServerProvider.class) {
            String name = wanted.server().isEmpty() ? ofSurroundings() : wanted.server();
            return once(name, () -> named(name));
        }
        if (!wanted.server().isEmpty()) {
            throw new IllegalArgumentException("server and provider contradict each other: give one of them");
        }
        return once("provider " + wanted.provider().getName(), () -> provided(wanted.provider()));
    }

    private static DatabaseServer once(String key, java.util.function.Supplier<ConnectionSettings> maker) {
        return SERVERS.computeIfAbsent(key, k -> new Once<>(() -> new DatabaseServer(maker.get())))
                .get();
    }

    private static String ofSurroundings() {
        String property = System.getProperty(PROPERTY, "");
        return property.isBlank()
                ? Optional.ofNullable(System.getenv(VARIABLE)).orElse("").strip()
                : property.strip();
    }

    private static ConnectionSettings named(String name) {
        if (name.isEmpty()) {
            return found();
        }
        if (URL.matcher(name).matches()) {
            return WITH_PASSWORD.matcher(name).matches()
                    ? ConnectionResolver.ofOwnUrl(name)
                    : ConnectionResolver.ofThisProcess().resolve(name);
        }
        if (name.equals(CONTAINER) || name.startsWith(CONTAINER + ":")) {
            require(ContainerServer.CLASS, name, "org.testcontainers:testcontainers-postgresql");
            return settings(ContainerServer.start(name.substring(Math.min(name.length(), CONTAINER.length() + 1))));
        }
        if (name.equals(EMBEDDED)) {
            require(EmbeddedTestServer.CLASS, name, "io.ballast:ballast-embedded");
            return settings(EmbeddedTestServer.start());
        }
        throw new IllegalArgumentException("server \"" + name + "\" is not known: " + CONTAINER + ", " + CONTAINER
                + ":IMAGE, " + EMBEDDED + ", or a URL (postgresql://… or jdbc:postgresql://…)");
    }

    private static ConnectionSettings found() {
        if (isPresent(ContainerServer.CLASS) && ContainerServer.engineAnswers()) {
            return settings(ContainerServer.start(""));
        }
        if (isPresent(EmbeddedTestServer.CLASS)) {
            return settings(EmbeddedTestServer.start());
        }
        throw new IllegalArgumentException("there is no PostgreSQL server for the tests. Put"
                + " org.testcontainers:testcontainers-postgresql on the class path of the tests and start a Docker engine, or put"
                + " io.ballast:ballast-embedded there, or name a server by -D" + PROPERTY + "=postgresql://… or "
                + VARIABLE
                + ".");
    }

    private static ConnectionSettings provided(Class<? extends ServerProvider> type) {
        try {
            Constructor<? extends ServerProvider> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return settings(constructor.newInstance().server());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "provider " + type.getName()
                            + " cannot be made: it needs a constructor without parameters that works",
                    e);
        }
    }

    /** As the driver itself would connect: with TLS where the server offers it, unless the URL says something else. */
    static ConnectionSettings settings(TestServer server) {
        String url = server.jdbcUrl();
        String tls = url.contains("sslmode=") ? "" : (url.contains("?") ? "&" : "?") + "sslmode=prefer";
        return ConnectionResolver.ofOwnUrl(url + tls, server.user(), server.password());
    }

    private static void require(String className, String server, String artifact) {
        if (!isPresent(className)) {
            throw new IllegalArgumentException(
                    "server \"" + server + "\" needs " + artifact + " on the class path of the tests");
        }
    }

    private static boolean isPresent(String className) {
        try {
            @Nullable Class<?> found = Class.forName(className, false, ServerChoice.class.getClassLoader());
            return found != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
