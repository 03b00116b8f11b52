package io.ballast.cli.text;

import io.ballast.common.report.ReportJson;
import io.ballast.loader.UnfinishedLoad;
import io.ballast.loader.plan.EarlierLoad;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Loads as a database's journal has them, as JSON for programs. Times are in UTC. */
public final class StatusJson {
    private StatusJson() {}

    /**
     * One JSON object with a line end after it.
     *
     * @param target the database, as messages name it
     */
    public static String text(List<EarlierLoad> loads, String target) {
        ObjectNode root = ReportJson.begin("status");
        root.put("target", target);
        ArrayNode all = root.putArray("loads");
        loads.forEach(load -> load(all.addObject(), load));
        return ReportJson.text(root);
    }

    /** What giving up a load would remove. */
    public static String dropPlan(UnfinishedLoad unfinished, String target) {
        ObjectNode root = ReportJson.begin("drop-plan");
        root.put("target", target);
        load(root.putObject("load"), unfinished.load());
        root.put("hasStaging", unfinished.hasStaging());
        unfinished.tables().forEach(root.putArray("tables")::add);
        root.put("bytes", unfinished.bytes());
        return ReportJson.text(root);
    }

    private static void load(ObjectNode node, EarlierLoad load) {
        node.put("id", load.id().toString());
        node.put("dataset", load.dataset());
        node.put("bundleId", load.bundleId());
        node.put("schema", load.schema());
        node.put("stagingSchema", load.stagingSchema());
        node.put("mode", load.mode().label());
        node.put("state", ReportJson.word(load.state()));
        node.put("phase", ReportJson.word(load.standing().phase()));
        node.put("started", load.standing().started().toString());
        node.put("changed", load.standing().changed().toString());
        node.put("shardsDone", load.standing().shards().done());
        node.put("shards", load.standing().shards().of());
        node.put("rowsDone", load.standing().rows().done());
        node.put("rows", load.standing().rows().of());
        load.tables().forEach(node.putArray("tables")::add);
    }
}
