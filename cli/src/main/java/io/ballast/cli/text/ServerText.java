package io.ballast.cli.text;

import io.ballast.embedded.LastingServer;
import java.nio.file.Path;

/** How a server that lasts is reached. */
public final class ServerText {
    /** As the launcher was called, so that what is shown can be typed. */
    private static final String COMMAND = System.getProperty("ballast.command", "ballast");

    private ServerText() {}

    /** What to run next to see what lies in a server's directory. */
    public static String howToLook(Path directory, boolean runs) {
        String start = runs ? "" : "%1$s server start %2$s, then ";
        return ("Look at the rows: " + start + "%1$s server psql %2$s").formatted(COMMAND, directory);
    }

    /** Where it runs, and lines to copy. */
    public static String running(LastingServer server) {
        return """
                PostgreSQL %s runs in %s%s
                  %s
                  %s server psql %2$s      # or: PGPASSFILE=%s psql %4$s
                  %5$s server stop %2$s
                """.formatted(
                        server.version(),
                        server.directory(),
                        server.wasRunning() ? "." : ", until it is stopped.",
                        server.uri(),
                        COMMAND,
                        server.passwordFile());
    }
}
