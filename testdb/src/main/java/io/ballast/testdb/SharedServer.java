package io.ballast.testdb;

import io.ballast.common.report.Progress;
import io.ballast.embedded.EmbeddedServer;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Decides which server the tests use, and starts it. */
final class SharedServer {
    static final String VARIABLE = "BALLAST_TEST_DB";

    private static final String IMAGE = "postgres:18";

    private SharedServer() {}

    static PostgresServer make(Map<String, String> environment) {
        String explicit = environment.get(VARIABLE);
        if (explicit != null && !explicit.isBlank()) {
            return ServerAddress.parse(explicit.strip());
        }
        return inDocker().orElseGet(SharedServer::embedded);
    }

    private static Optional<PostgresServer> inDocker() {
        try {
            return DockerClientFactory.instance().isDockerAvailable() ? Optional.of(container()) : Optional.empty();
        } catch (ContainerLaunchException | ContainerFetchException e) {
            System.err.println("[testdb] Docker answers, but " + IMAGE + " does not start: " + e.getMessage());
            return Optional.empty();
        }
    }

    @SuppressWarnings("resource") // Testcontainers stops it at the end of the JVM.
    private static PostgresServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
        container.start();
        return withQuickPassword(new PostgresServer(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword(),
                container.getDatabaseName(),
                IMAGE + " in Docker (an engine answers, " + VARIABLE + " is not set)"));
    }

    static PostgresServer embedded() {
        EmbeddedServer server = EmbeddedServer.start(Optional.empty(), Progress.silent(), OwnServer.SMALL);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "testdb-stop"));
        return withQuickPassword(new PostgresServer(
                "127.0.0.1",
                server.port(),
                server.user(),
                server.password(),
                EmbeddedServer.NAME,
                "embedded PostgreSQL " + server.version() + " (no Docker engine answers, " + VARIABLE
                        + " is not set)"));
    }

    /**
     * The same server, whose password is hashed once at each connection instead of 4,096 times, which makes guessing a weak
     * password slow and took a third of the tests' time.
     */
    private static PostgresServer withQuickPassword(PostgresServer server) {
        try {
            server.execute(
                    "SET scram_iterations = 1; ALTER ROLE " + server.user() + " PASSWORD '" + server.password() + "'");
            return server;
        } catch (SQLException e) {
            throw new IllegalStateException("no password for " + server, e);
        }
    }
}
