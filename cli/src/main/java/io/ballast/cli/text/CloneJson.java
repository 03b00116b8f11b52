package io.ballast.cli.text;

import io.ballast.common.report.ReportJson;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.HostPort;
import io.ballast.loader.template.TemporaryCopy;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Copies of templates, as JSON for programs. */
public final class CloneJson {
    private CloneJson() {}

    /** How the copy is reached. */
    public static String text(ConnectionSettings settings, TemporaryCopy copy, String template, boolean withPassword) {
        HostPort first = settings.hosts().get(0);
        ObjectNode node = ReportJson.begin("clone");
        node.put("url", settings.uri(withPassword));
        node.put("host", first.host());
        node.put("port", first.port());
        node.put("user", settings.user());
        node.put("database", copy.database());
        node.put("template", template);
        node.put("expires", copy.expires() == null ? null : copy.expires().toString());
        return ReportJson.text(node);
    }

    /** Which were dropped. */
    public static String dropped(List<String> databases) {
        ObjectNode node = ReportJson.begin("clone-drop");
        databases.forEach(node.putArray("dropped")::add);
        return ReportJson.text(node);
    }
}
