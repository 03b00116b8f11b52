package io.ballast.cli.command;

import io.ballast.embedded.EmbeddedServer;
import java.nio.file.Path;

/** What the demo says at its end. */
final class DemoText {
    /** As the launcher was called, so that what is shown can be typed: {@code ./ballast} beside the sources. */
    private static final String COMMAND = System.getProperty("ballast.command", "ballast");

    private DemoText() {}

    static String whatNext(Path bundle, Path server) {
        return """

                Try next:
                  %3$s server start %2$s
                  %3$s server psql %2$s
                  %3$s inspect %1$s
                  %3$s analyze --db embedded:%2$s
                  %3$s load %1$s --db embedded:%2$s --schema again
                  %3$s generate users --rows users=1M -o my-bundle
                  %3$s load my-bundle --db postgresql://USER@HOST/DATABASE""".formatted(bundle, server, COMMAND);
    }

    static String afterFill(Path server) {
        return """

                Try next:
                  %2$s server start %1$s
                  %2$s server psql %1$s
                  %2$s analyze --db embedded:%1$s
                  %2$s fill --db embedded:%1$s --tables addresses --rows 10k
                  %2$s fill --db postgresql://USER@HOST/DATABASE --dry-run""".formatted(server, COMMAND);
    }

    static String serverRuns(Database database) {
        EmbeddedServer server = database.server().orElseThrow();
        return """

                The server runs until you press Ctrl-C. Look around in another window:
                  PGPASSFILE=%s psql -h 127.0.0.1 -p %d -U %s %s""".formatted(server.passwordFile(), server.port(), server.user(), EmbeddedServer.NAME);
    }
}
