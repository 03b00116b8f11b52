package io.ballast.cli.text;

import io.ballast.common.report.ReportJson;
import io.ballast.generator.GenerationEstimate;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.TableShards;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run of the generator would make, as JSON for programs: exact rows and shards, estimated sizes and time. */
public final class GenerationPlanJson {
    private GenerationPlanJson() {}

    /**
     * One JSON object with a line end after it.
     *
     * @param options of the run that the plan was made for
     */
    public static String text(GenerationPlan plan, GenerationEstimate estimate, GenerationOptions options) {
        ObjectNode root = ReportJson.begin("generate-plan");
        root.put("place", options.sink().name());
        root.put("threads", options.threads());
        root.put("rows", plan.rows());
        root.put("shards", plan.shards().size());
        root.put("estimatedCsvBytes", plan.estimatedRawBytes());
        root.put("estimatedBytesOnDisk", estimate.allPackedBytes());
        root.put("estimatedSeconds", ReportJson.seconds(estimate.time()));
        ArrayNode tables = root.putArray("tables");
        for (int i = 0; i < plan.tables().size(); i++) {
            TableShards table = plan.tables().get(i);
            ObjectNode node = tables.addObject();
            node.put("table", table.table().name());
            node.put("rows", table.table().rows());
            node.put("shards", table.shards().size());
            node.put("estimatedCsvBytes", table.estimatedRawBytes());
            node.put("estimatedBytesOnDisk", estimate.packedBytes().get(i));
            node.put("firstShard", table.shards().get(0).path());
        }
        plan.omitted().forEach(root.putArray("omitted")::add);
        return ReportJson.text(root);
    }
}
