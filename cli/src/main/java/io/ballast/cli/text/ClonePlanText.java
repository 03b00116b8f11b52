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
     * @param width of the lines, but for SQL, which stays as it runs
     */
    public static String text(ClonePlan plan, String server, int width) {
        StringBuilder text = new StringBuilder();
        text.append(Wrapped.hanging(
                "",
                "Database " + plan.database() + " on " + server + " as a copy of template " + plan.template(),
                width));
        text.append(Wrapped.hanging(
                "",
                (plan.loadsTemplate() ? "The bundle is loaded into the template first: " : "Nothing is loaded: ")
                        + plan.reason(),
                width));
        if (plan.loadsTemplate()) {
            statements(text, "TEMPLATE", plan.before());
            text.append('\n')
                    .append(Wrapped.hanging(
                            "",
                            "All phases of a load into " + plan.template()
                                    + "; without --template and with that database in --db, --dry-run shows them",
                            width));
        }
        statements(text, "CLONE", plan.after());
        return text.toString();
    }

    private static void statements(StringBuilder text, String phase, List<String> statements) {
        text.append('\n').append(phase).append('\n');
        statements.forEach(sql -> text.append("  ").append(sql).append(";\n"));
    }
}
