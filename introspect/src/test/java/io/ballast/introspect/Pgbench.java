package io.ballast.introspect;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The real pgbench, which comes with a server: where it is installed, on the path or where Debian puts it. */
final class Pgbench {
    private Pgbench() {}

    /** Whether its tests are to run: under {@code CI=true} always, so that they fail there without it. */
    static boolean expected() throws IOException {
        return "true".equals(System.getenv("CI")) || program().isPresent();
    }

    /** Runs pgbench on the database. */
    static void run(TestDatabase database, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program().orElse(Path.of("pgbench")).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("PGHOST", database.host());
        builder.environment().put("PGPORT", String.valueOf(database.port()));
        builder.environment().put("PGUSER", database.user());
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment().put("PGDATABASE", database.name());
        Process pgbench = builder.start();
        pgbench.getOutputStream().close();
        String output = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = pgbench.waitFor();
        if (exitCode != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exitCode + ": " + output);
        }
    }

    private static Optional<Path> program() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(folders::add);
            }
        }
        return folders.stream()
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
