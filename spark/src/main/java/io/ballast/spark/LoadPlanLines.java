package io.ballast.spark;

import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.PublishStatement;
import io.ballast.loader.plan.TablePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a load by a cluster would do, for people: the tables, what CHECK has found, and the statements of each phase. */
final class LoadPlanLines {
    private final List<String> lines = new ArrayList<>();

    private LoadPlanLines() {}

    /** @param target the database, as messages name it */
    static List<String> of(LoadPlan plan, String target) {
        LoadPlanLines text = new LoadPlanLines();
        text.title(plan, target);
        plan.tables().forEach(text::table);
        plan.findings().forEach(finding -> text.lines.add("note: " + finding));
        if (plan.finished()) {
            text.lines.add("this load is finished already: nothing is left to do");
            return text.lines;
        }
        if (plan.resumed()) {
            text.lines.add("an earlier load is resumed; what it has done is omitted here");
        }
        text.statements(LoadPhase.STAGE, plan.stageSql());
        for (LoadPhase phase : List.of(LoadPhase.COPY, LoadPhase.INDEX, LoadPhase.CONSTRAIN, LoadPhase.ANALYZE)) {
            plan.steps(phase).forEach(step -> text.statements(phase, step.statements()));
        }
        text.statements(
                LoadPhase.PUBLISH,
                plan.work().publish().stream().map(PublishStatement::sql).toList());
        return text.lines;
    }

    private void title(LoadPlan plan, String target) {
        lines.add("would load dataset " + plan.manifest().dataset() + " from "
                + plan.options().source().name() + " into schema "
                + plan.options().schema() + " of " + target + " (PostgreSQL "
                + plan.server().versionText() + "), at most " + plan.options().jobs() + " tasks at a time");
        plan.work().replacedTables().forEach(table -> lines.add("replaces " + table));
    }

    private void table(TablePlan table) {
        lines.add(String.format(
                Locale.ROOT,
                "%s: %,d rows, %,d shards, %s (%s)",
                table.name(),
                table.of().rows(),
                table.of().shards().size(),
                table.wire().label(),
                table.wireReason()));
    }

    private void statements(LoadPhase phase, List<String> statements) {
        String name = phase.name().toLowerCase(Locale.ROOT);
        statements.forEach(sql -> lines.add(name + ": " + sql.strip() + ";"));
    }
}
