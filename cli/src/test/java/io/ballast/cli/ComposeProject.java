package io.ballast.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The repository's docker-compose.yml, brought up under a name and on ports of its own. Closing takes it down with its data. */
final class ComposeProject implements AutoCloseable {
    private static final long MAX_MINUTES = 5;

    private final List<String> compose = command();
    private final String name = "ballast-test-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> environment;
    private final int databasePort = freePort();
    private final int poolerPort = freePort();

    /** @param password of the database's user */
    ComposeProject(String password) {
        environment = Map.of(
                "PGPASSWORD", password,
                "BALLAST_DB_PORT", Integer.toString(databasePort),
                "BALLAST_POOLER_PORT", Integer.toString(poolerPort));
    }

    /** Whether an engine and a compose tool answer. Under {@code CI=true} they are always expected. */
    static boolean expected() {
        return "true".equals(System.getenv("CI"))
                || (succeeds(List.of("docker", "info")) && !command().isEmpty());
    }

    int databasePort() {
        return databasePort;
    }

    int poolerPort() {
        return poolerPort;
    }

    /** Runs the compose tool on the file and returns what it printed; fails when the tool does. */
    String run(String... arguments) {
        List<String> call = new ArrayList<>(compose);
        call.addAll(List.of(
                "--project-name",
                name,
                "--file",
                Repository.ROOT.resolve("docker-compose.yml").toString()));
        call.addAll(List.of(arguments));
        return output(call, environment);
    }

    /** Waits until the health check of each of these services has passed. */
    void awaitHealthy(String... services) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MAX_MINUTES);
        for (String service : services) {
            String container = run("ps", "-q", service).strip();
            List<String> health = List.of("docker", "inspect", "--format", "{{.State.Health.Status}}", container);
            while (!output(health, Map.of()).strip().equals("healthy")) {
                if (System.nanoTime() > end) {
                    throw new AssertionError(service + " is not healthy: " + run("logs", service));
                }
                Thread.sleep(200);
            }
        }
    }

    @Override
    public void close() {
        run("--profile", "pooler", "down", "--volumes", "--rmi", "local");
    }

    private static List<String> command() {
        if (succeeds(List.of("docker", "compose", "version"))) {
            return List.of("docker", "compose");
        }
        return succeeds(List.of("docker-compose", "version")) ? List.of("docker-compose") : List.of();
    }

    private static boolean succeeds(List<String> call) {
        try {
            output(call, Map.of());
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static String output(List<String> call, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(call).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new AssertionError(String.join(" ", call) + " ended with " + exitCode + ": " + output);
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new AssertionError(String.join(" ", call) + ": " + e.getMessage(), e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
