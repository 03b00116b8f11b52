package io.ballast.testkit;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container. Loaded only where Testcontainers is on the class path, by the name that version 2 keeps from version 1. */
final class ContainerServer {
    /** What must be on the class path. */
    static final String CLASS = "org.testcontainers.containers.PostgreSQLContainer";

    private static final String IMAGE = "postgres:18";

    private ContainerServer() {}

    static boolean engineAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /**
     * Starts a container that lasts as long as the JVM. Testcontainers switches fsync off in it.
     *
     * @param image a PostgreSQL image, 13 or newer; empty for version 18
     */
    @SuppressWarnings({"resource", "deprecation"
    }) // Testcontainers stops it at the end of the JVM; version 1 knows no other name.
    static TestServer start(String image) {
        DockerImageName name =
                DockerImageName.parse(image.isEmpty() ? IMAGE : image).asCompatibleSubstituteFor("postgres");
        PostgreSQLContainer<?> container = new PostgreSQLContainer<>(name);
        container.start();
        return new TestServer(
                "jdbc:postgresql://" + container.getHost() + ":"
                        + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/"
                        + container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }
}
