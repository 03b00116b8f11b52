package io.ballast.cli.text;

import io.ballast.common.report.ReportJson;
import io.ballast.loader.template.ClonePlan;
import tools.jackson.databind.node.ObjectNode;

/** What a load by way of a template would do, as JSON for programs. */
public final class ClonePlanJson {
    private ClonePlanJson() {}

    /**
     * One JSON object with a line end after it.
     *
     * @param server as messages name it
     */
    public static String text(ClonePlan plan, String server) {
        ObjectNode root = ReportJson.begin("template-plan");
        root.put("database", plan.database());
        root.put("server", server);
        root.put("template", plan.template());
        root.put("loadsTemplate", plan.loadsTemplate());
        root.put("reason", plan.reason());
        plan.before().forEach(root.putArray("templateStatements")::add);
        plan.after().forEach(root.putArray("cloneStatements")::add);
        return ReportJson.text(root);
    }
}
