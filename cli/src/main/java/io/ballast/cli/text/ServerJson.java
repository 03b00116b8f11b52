package io.ballast.cli.text;

import io.ballast.common.report.ReportJson;
import io.ballast.embedded.LastingServer;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** How a server that lasts is reached, as JSON for programs. */
public final class ServerJson {
    private ServerJson() {}

    /**
     * A server that runs.
     *
     * @param withPassword whether the URL has the password in it
     */
    public static String running(LastingServer server, boolean withPassword) {
        ObjectNode root = begin(server.directory(), true);
        root.put("serverVersion", server.version());
        root.put("wasRunning", server.wasRunning());
        root.put("url", withPassword ? server.uriWithPassword() : server.uri());
        root.put("passwordFile", server.passwordFile().toString());
        return ReportJson.text(root);
    }

    /**
     * A server that does not run any more.
     *
     * @param ran whether there was anything to stop
     */
    public static String stopped(Path directory, boolean ran) {
        ObjectNode root = begin(directory, false);
        root.put("wasRunning", ran);
        return ReportJson.text(root);
    }

    private static ObjectNode begin(Path directory, boolean running) {
        ObjectNode root = ReportJson.begin("server");
        root.put("directory", directory.toString());
        root.put("running", running);
        return root;
    }
}
