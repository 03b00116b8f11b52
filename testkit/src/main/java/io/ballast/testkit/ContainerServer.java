package io.ballast.testkit;

import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container. Loaded only where Testcontainers is on the class path, by the name that version 2 keeps from version 1. */
final class ContainerServer {
    /** What must be on the class path. */
    static final String CLASS = "org.testcontainers.containers.PostgreSQLContainer";

    private static final String IMAGE = "postgres:18";

    /** A container of an image that is there starts in two. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String WAITING =
            "Testcontainers has not started %s for 15 s. It fetches images that are not there, and"
                    + " before all others that of its own container, testcontainers/ryuk, which removes the rest at the end. Where that"
                    + " cannot be fetched, set TESTCONTAINERS_RYUK_DISABLED=true; the JVM's end removes the containers then.";

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
        LongWait.sayAfter(PATIENCE, new LogProgress(), WAITING.formatted(name), () -> {
            container.start();
            return container;
        });
        return new TestServer(
                "jdbc:postgresql://" + container.getHost() + ":"
                        + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/"
                        + container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }
}
