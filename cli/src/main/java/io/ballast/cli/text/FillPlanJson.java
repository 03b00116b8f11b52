package io.ballast.cli.text;

import io.ballast.common.report.ReportJson;
import io.ballast.introspect.FillSpec;
import io.ballast.loader.plan.FillObject;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.StagingKind;
import io.ballast.loader.plan.TablePlan;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a fill would do, as JSON for programs. */
public final class FillPlanJson {
    private FillPlanJson() {}

    /** One JSON object with a line end after it. */
    public static String text(FillSpec spec, LoadPlan plan) {
        ObjectNode root = ReportJson.begin("fill-plan");
        root.put("schema", plan.options().schema());
        root.put("seed", spec.spec().seed());
        root.put("jobs", plan.options().jobs());
        root.put("triggers", plan.options().triggers().label());
        ArrayNode tables = root.putArray("tables");
        plan.tables().forEach(table -> table(tables.addObject(), table));
        texts(root.putArray("leftAsTheyAre"), spec.leftOut());
        texts(root.putArray("fewerRows"), spec.limits());
        ArrayNode taken = root.putArray("takenAway");
        plan.fill().removals().stream()
                .flatMap(removal -> removal.objects().stream())
                .forEach(object -> object(taken.addObject(), object));
        ArrayNode switched = root.putArray("switchedOff");
        plan.fill().switches().forEach(object -> object(switched.addObject(), object));
        texts(root.putArray("staysInPlace"), plan.fill().notes());
        risks(root.putArray("risks"), spec.risks());
        texts(root.putArray("findings"), plan.findings());
        return ReportJson.text(root);
    }

    private static void table(ObjectNode node, TablePlan table) {
        boolean inPlace = table.staging() == StagingKind.IN_PLACE;
        node.put("table", table.name());
        node.put("rows", table.of().rows());
        node.put("mode", inPlace ? "in place" : "append");
        node.put("reason", table.stagingReason());
        node.put("wire", table.wire().label());
        node.put("wireReason", table.wireReason());
    }

    private static void object(ObjectNode node, FillObject object) {
        node.put("table", object.table());
        node.put("kind", ReportJson.word(object.kind()));
        node.put("name", object.name());
    }

    private static void risks(ArrayNode risks, Map<List<String>, List<String>> about) {
        about.forEach((path, lines) -> lines.forEach(line -> {
            ObjectNode risk = risks.addObject();
            risk.put("table", path.size() > 1 ? path.get(1) : null);
            risk.put("column", path.size() > 3 ? path.get(3) : null);
            risk.put("risk", line);
        }));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
