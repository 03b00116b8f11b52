package io.ballast.loader.plan;

import io.ballast.common.bundle.ShardFact;
import io.ballast.common.report.ReportJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that a load would do, with every statement in its order, as JSON for programs. */
public final class LoadPlanJson {
    private LoadPlanJson() {}

    /**
     * One JSON object with a line end after it.
     *
     * @param target the database, as messages name it
     */
    public static String text(LoadPlan plan, String target) {
        ObjectNode root = ReportJson.begin("load-plan");
        root.put("load", plan.loadId().toString());
        root.put("dataset", plan.manifest().dataset());
        root.put("source", plan.options().source().name());
        root.put("target", target);
        root.put("serverVersion", plan.server().versionText());
        root.put("schema", plan.options().schema());
        root.put("stagingSchema", plan.stagingSchema());
        root.put("jobs", plan.options().jobs());
        root.put("finished", plan.finished());
        root.put("resumed", plan.resumed());
        ArrayNode tables = root.putArray("tables");
        plan.tables().forEach(table -> table(tables.addObject(), table, plan));
        estimates(root.putObject("estimates"), plan);
        plan.work().replacedTables().forEach(root.putArray("replaces")::add);
        plan.findings().forEach(root.putArray("findings")::add);
        ArrayNode phases = root.putArray("phases");
        ArrayNode verified = root.putArray("verified");
        if (!plan.finished()) {
            phases(phases, plan);
            plan.steps(LoadPhase.VERIFY).forEach(step -> verified(verified, step));
        }
        return ReportJson.text(root);
    }

    private static void table(ObjectNode node, TablePlan table, LoadPlan plan) {
        node.put("table", table.name());
        node.put(
                "rows", plan.options().source().isReadOnce() ? null : table.of().rows());
        node.put("rowsAreExact", table.of().knows(ShardFact.ROWS));
        node.put("shards", table.of().shards().size());
        node.put("streams", table.streams(plan.options().jobs()));
        node.put("wire", table.wire().label());
        node.put("wireReason", table.wireReason());
        node.put("staging", table.staging().label());
        node.put("stagingReason", table.stagingReason());
    }

    private static void estimates(ObjectNode node, LoadPlan plan) {
        Estimates estimates = plan.estimates();
        boolean known = !plan.options().source().isReadOnce();
        node.put("tableBytes", known ? estimates.tableBytes() : null);
        node.put("indexBytes", known ? estimates.indexBytes() : null);
        node.put("serverMemoryBytes", estimates.serverMemoryBytes());
        node.put("clientMemoryBytes", estimates.clientMemoryBytes());
        node.put("sortMemoryKibibytes", estimates.sorting().kib());
        node.put("sortMemoryReason", estimates.sorting().reason());
    }

    private static void phases(ArrayNode phases, LoadPlan plan) {
        phase(phases, LoadPhase.STAGE, plan.stageSql());
        for (LoadPhase phase : List.of(LoadPhase.COPY, LoadPhase.INDEX, LoadPhase.CONSTRAIN, LoadPhase.ANALYZE)) {
            List<String> statements = new ArrayList<>();
            plan.steps(phase).forEach(step -> statements.addAll(step.statements()));
            phase(phases, phase, statements);
        }
        phase(
                phases,
                LoadPhase.PUBLISH,
                plan.work().publish().stream().map(PublishStatement::sql).toList());
    }

    private static void phase(ArrayNode phases, LoadPhase phase, List<String> statements) {
        if (!statements.isEmpty()) {
            ObjectNode node = phases.addObject();
            node.put("phase", ReportJson.word(phase));
            statements.stream().map(String::strip).forEach(node.putArray("statements")::add);
        }
    }

    /** A table whose rows are counted, and digested where the plan says so; without a number, as many as were sent are expected. */
    private static void verified(ArrayNode tables, Step step) {
        if (step instanceof VerifyStep verify) {
            ObjectNode node = tables.addObject();
            node.put("table", verify.table());
            node.put("rows", verify.of().knows(ShardFact.ROWS) ? verify.of().rows() : null);
            node.put("values", verify.full());
        }
    }
}
