package io.ballast.bench.run;

import io.ballast.common.error.BallastException;
import io.ballast.embedded.Pooler;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.HostPort;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pgbouncer that a benchmark starts in front of its server; it hands out sessions transaction by transaction. */
final class OwnPooler implements AutoCloseable {
    /** Why there is none, where that is so. */
    static final String MISSING = "no pgbouncer on the PATH, and no --pooler was given";

    private static final int ANSWER_SECONDS = 10;

    private final WorkDirectory directory;
    private final Pooler pooler;
    private final ConnectionSettings settings;

    private OwnPooler(WorkDirectory directory, Pooler pooler, ConnectionSettings settings) {
        this.directory = directory;
        this.pooler = pooler;
        this.settings = settings;
    }

    /**
     * Starts it, and tries it out.
     *
     * @throws IOException when it does not start, or does not lead to the server
     */
    static OwnPooler start(Path program, ConnectionSettings server) throws IOException {
        if (server.hosts().size() != 1 || server.tls().verifies()) {
            throw new IOException("of one server and its certificate only the driver can be sure: give --pooler");
        }
        HostPort target = server.hosts().get(0);
        WorkDirectory directory = WorkDirectory.make();
        try {
            Pooler pooler = Pooler.start(
                    program, directory.path(), target.host(), target.port(), server.poolerUser(), options(server));
            OwnPooler own = new OwnPooler(directory, pooler, server.throughLoopback(pooler.port()));
            try {
                own.tryOut();
                return own;
            } catch (IOException e) {
                pooler.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Map<String, String> options(ConnectionSettings server) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("auth_type", server.hasPassword() ? "scram-sha-256" : "trust");
        options.put("pool_mode", "transaction");
        options.put("default_pool_size", "100");
        options.put("max_client_conn", "200");
        options.put("ignore_startup_parameters", "extra_float_digits,options");
        options.put("server_tls_sslmode", server.tls().label());
        return options;
    }

    /** How to reach the server through it. */
    ConnectionSettings settings() {
        return settings;
    }

    /** What a server asks of whom it lets in, pgbouncer may not be able to give, such as a certificate. */
    private void tryOut() throws IOException {
        try (Connection session = new Connections(settings).open("bench pooler")) {
            session.isValid(ANSWER_SECONDS);
        } catch (SQLException | BallastException e) {
            throw new IOException("pgbouncer is there, but does not lead to the server: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        pooler.close();
        directory.close();
    }
}
