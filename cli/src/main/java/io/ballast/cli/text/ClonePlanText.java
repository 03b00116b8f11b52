package io.ballast.cli.text;

import io.ballast.loader.template.ClonePlan;
import java.util.List;

/** What a load by way of a template would do, for people. */
public final class ClonePlanText {
    private ClonePlanText() {}

    /**
     * The plan in words.
     *
     * @param server as messages name it
     */
    public static String text(ClonePlan plan, String server) {
        StringBuilder text = new StringBuilder();
        text.append("Database ").append(plan.database()).append(" on ").append(server);
        text.append(" as a copy of template ").append(plan.template()).append("\n");
        text.append(plan.loadsTemplate() ? "The bundle is loaded into the template first: " : "Nothing is loaded: ");
        text.append(plan.reason()).append("\n");
        if (plan.loadsTemplate()) {
            statements(text, "TEMPLATE", plan.before());
            text.append("\nAll phases of a load into ").append(plan.template());
            text.append("; without --template and with that database in --db, --dry-run shows them\n");
        }
        statements(text, "CLONE", plan.after());
        return text.toString();
    }

    private static void statements(StringBuilder text, String phase, List<String> statements) {
        text.append('\n').append(phase).append('\n');
        statements.forEach(sql -> text.append("  ").append(sql).append(";\n"));
    }
}
