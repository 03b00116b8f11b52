package io.ballast.testdb;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The real psql, on a test database: without the user's start-up file, and stopping at the first error. */
public final class Psql {
    private final TestDatabase database;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path directory = Path.of("");

    private Psql(TestDatabase database) {
        this.database = database;
    }

    /**
     * Whether tests with psql are to run: where it is installed, and under {@code CI=true} always, so that they fail there
     * without it. For JUnit's {@code @EnabledIf}.
     */
    public static boolean expected() {
        return "true".equals(System.getenv("CI"))
                || Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }

    public static Psql on(TestDatabase database) {
        return new Psql(database);
    }

    /** Sets a variable in psql's environment. */
    public Psql with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs psql in this directory instead of the one of the JVM. */
    public Psql in(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    /**
     * What psql wrote to standard output.
     *
     * @throws IOException when psql is not installed or ends with another exit code than 0; with what it wrote to standard error
     */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("PGHOST", database.host());
        builder.environment().put("PGPORT", String.valueOf(database.port()));
        builder.environment().put("PGUSER", database.user());
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGDATABASE", database.name());
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        builder.environment().putAll(environment);
        Process psql = builder.start();
        psql.getOutputStream().close();
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(psql.getErrorStream()));
        String output = text(psql.getInputStream());
        int exitCode = psql.waitFor();
        if (exitCode != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exitCode + ": " + errors.join());
        }
        return output;
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
