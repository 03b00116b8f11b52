package io.ballast.generator;

import io.ballast.common.report.ReportJson;
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
        ObjectNode root = root(plan, estimate, options);
        root.put("threads", options.threads());
        root.put("estimatedSeconds", ReportJson.seconds(estimate.time()));
        return ReportJson.text(root);
    }

    /** The same for a cluster, of which nobody knows how much runs at once: without threads and without a time. */
    public static String ofCluster(GenerationPlan plan, GenerationEstimate estimate, GenerationOptions options) {
        return ReportJson.text(root(plan, estimate, options));
    }

    private static ObjectNode root(GenerationPlan plan, GenerationEstimate estimate, GenerationOptions options) {
        ObjectNode root = ReportJson.begin("generate-plan");
        root.put("place", options.sink().name());
        root.put("rows", plan.rows());
        root.put("shards", plan.shards().size());
        root.put("estimatedCsvBytes", plan.estimatedRawBytes());
        root.put("estimatedBytesOnDisk", estimate.allPackedBytes());
        ArrayNode tables = root.putArray("tables");
        for (int i = 0; i < plan.tables().size(); i++) {
            table(
                    tables.addObject(),
                    plan.tables().get(i),
                    estimate.packedBytes().get(i));
        }
        plan.omitted().forEach(root.putArray("omitted")::add);
        return root;
    }

    private static void table(ObjectNode node, TableShards table, long packedBytes) {
        node.put("table", table.table().name());
        node.put("rows", table.table().rows());
        node.put("shards", table.shards().size());
        node.put("estimatedCsvBytes", table.estimatedRawBytes());
        node.put("estimatedBytesOnDisk", packedBytes);
        node.put("firstShard", table.shards().get(0).path());
    }
}
