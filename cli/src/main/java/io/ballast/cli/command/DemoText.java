package io.ballast.cli.command;

import io.ballast.embedded.EmbeddedServer;
import java.nio.file.Path;

/** What the demo says at its end. */
final class DemoText {
    private DemoText() {}

    static String whatNext(Path bundle, Path server) {
        return """

                Try next:
                  ballast inspect %1$s
                  ballast analyze --db embedded:%2$s
                  ballast load %1$s --db embedded:%2$s --schema again
                  ballast generate users --rows users=1M -o my-bundle
                  ballast load my-bundle --db postgresql://USER@HOST/DATABASE""".formatted(bundle, server);
    }

    static String serverRuns(Database database) {
        EmbeddedServer server = database.server().orElseThrow();
        return """

                The server runs until you press Ctrl-C. Look around in another window:
                  PGPASSFILE=%s psql -h 127.0.0.1 -p %d -U %s %s""".formatted(server.passwordFile(), server.port(), server.user(), EmbeddedServer.NAME);
    }
}
