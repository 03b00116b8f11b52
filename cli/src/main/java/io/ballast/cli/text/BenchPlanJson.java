package io.ballast.cli.text;

import io.ballast.bench.plan.BenchPlan;
import io.ballast.bench.plan.Variant;
import io.ballast.common.report.ReportJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a benchmark will do, as JSON for programs. */
public final class BenchPlanJson {
    private BenchPlanJson() {}

    /**
     * One JSON object with a line end after it.
     *
     * @param rows of the bundle
     */
    public static String text(BenchPlan plan, long rows) {
        ObjectNode root = ReportJson.begin("bench-plan");
        root.put("rounds", plan.rounds());
        root.put("rows", rows);
        root.put("estimatedSeconds", ReportJson.seconds(plan.estimate()));
        ArrayNode runs = root.putArray("runs");
        for (Variant variant : plan.variants()) {
            ObjectNode run = runs.addObject();
            run.put("strategy", variant.label());
            run.put("rows", variant.strategy().slow() ? plan.sampleRows() : rows);
            run.put("sampled", variant.strategy().slow());
            run.put("twin", variant.twin() > 0);
        }
        ArrayNode omitted = root.putArray("omitted");
        plan.leftOut().forEach(one -> {
            ObjectNode node = omitted.addObject();
            node.put("strategy", one.variant().label());
            node.put("reason", one.reason());
        });
        return ReportJson.text(root);
    }
}
