package io.ballast.testdb;

import io.ballast.embedded.Pooler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The real pgbouncer in front of a test database's server. Closing it ends the process. */
public final class PgBouncer implements AutoCloseable {
    private final Pooler pooler;

    private PgBouncer(Pooler pooler) {
        this.pooler = pooler;
    }

    /**
     * Whether tests with it are to run: where it is installed, and under {@code CI=true} always, so that they fail there
     * without it. For JUnit's {@code @EnabledIf}.
     */
    public static boolean expected() {
        return "true".equals(System.getenv("CI")) || Pooler.program().isPresent();
    }

    /**
     * Starts it, and waits until it takes connections.
     *
     * @param settings beside address and users, such as {@code pool_mode → transaction}
     * @throws UncheckedIOException when it is not installed or does not start, with what it said
     */
    public static PgBouncer start(TestDatabase database, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("auth_type", "scram-sha-256"));
        all.putAll(settings);
        try {
            Path program = Pooler.program()
                    .orElseThrow(() -> new IOException("there is no pgbouncer; it is in the package of that name"));
            Path directory = Files.createTempDirectory("ballast-pgbouncer-");
            String user = quoted(database.user()) + " " + quoted(database.password());
            return new PgBouncer(Pooler.start(program, directory, database.host(), database.port(), user, all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return Pooler.HOST;
    }

    public int port() {
        return pooler.port();
    }

    @Override
    public void close() {
        try {
            pooler.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
