package io.ballast.cli.text;

import io.ballast.common.bundle.ShardFact;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.Estimates;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.PublishStatement;
import io.ballast.loader.plan.SqlStep;
import io.ballast.loader.plan.Step;
import io.ballast.loader.plan.TablePlan;
import io.ballast.loader.plan.VerifyStep;
import java.util.List;

/** All that a load would do, with every statement in its order, for people. */
public final class LoadPlanText {
    private static final long KIB = 1024;

    private LoadPlanText() {}

    /**
     * The plan in words.
     *
     * @param target the database, as messages name it
     * @param width of the lines, but for SQL, which stays as it runs
     */
    public static String text(LoadPlan plan, String target, int width) {
        StringBuilder text = new StringBuilder();
        text.append(Wrapped.hanging("", title(plan, target), width));
        text.append(choices(plan, width)).append(estimates(plan, width));
        text.append(found(plan, width));
        if (plan.finished()) {
            return text.append("\nThis load is finished already: nothing is left to do.\n")
                    .toString();
        }
        text.append(plan.resumed() ? "\nAn earlier load is resumed; what it has done is omitted here.\n" : "");
        statements(text, LoadPhase.STAGE, plan.stageSql());
        for (LoadPhase phase :
                List.of(LoadPhase.COPY, LoadPhase.INDEX, LoadPhase.CONSTRAIN, LoadPhase.ANALYZE, LoadPhase.VERIFY)) {
            steps(text, phase, plan.steps(phase));
        }
        statements(
                text,
                LoadPhase.PUBLISH,
                plan.work().publish().stream().map(PublishStatement::sql).toList());
        return text.toString();
    }

    private static String title(LoadPlan plan, String target) {
        return "Load of dataset " + plan.manifest().dataset() + " from "
                + plan.options().source().name() + " into schema "
                + plan.options().schema() + " of " + target + " (PostgreSQL "
                + plan.server().versionText() + "), " + plan.options().jobs()
                + (plan.options().jobs() == 1 ? " job" : " jobs");
    }

    private static String choices(LoadPlan plan, int width) {
        TextTable table =
                new TextTable("table", ">rows", ">shards", ">streams", "wire", "because", "staging", "because");
        for (TablePlan choice : plan.tables()) {
            table.row(
                    choice.name(),
                    plan.options().source().isReadOnce()
                            ? "not known"
                            : (choice.of().knows(ShardFact.ROWS) ? "" : "about ")
                                    + ReadableNumbers.count(choice.of().rows()),
                    ReadableNumbers.count(choice.of().shards().size()),
                    ReadableNumbers.count(choice.streams(plan.options().jobs())),
                    choice.wire().label(),
                    choice.wireReason(),
                    choice.staging().label(),
                    choice.stagingReason());
        }
        return table.text(width);
    }

    /** What CHECK has found; what it refuses never comes to a plan. */
    private static String found(LoadPlan plan, int width) {
        StringBuilder text = new StringBuilder("\nCHECK\n");
        text.append(note("role " + plan.server().role().name() + " has the rights that the load needs", width));
        String staging = plan.resumed()
                ? " is there"
                : plan.removals().stagingSchemas().isEmpty() ? " is free" : " is removed first";
        text.append(note("staging schema " + plan.stagingSchema() + staging, width));
        if (!plan.work().replacedTables().isEmpty()) {
            text.append(note("replaces " + String.join(", ", plan.work().replacedTables()), width));
        }
        text.append("  -- each transaction begins with ")
                .append(plan.session().sql())
                .append('\n');
        plan.findings().forEach(finding -> text.append(note("note: " + finding, width)));
        return text.toString();
    }

    private static String note(String text, int width) {
        return Wrapped.paragraph("  -- ", "  --   ", text, width);
    }

    private static String estimates(LoadPlan plan, int width) {
        Estimates estimates = plan.estimates();
        String room = plan.options().source().isReadOnce()
                ? "as much of the server's disk as the rows and their indexes take, "
                : "about " + ReadableNumbers.size(estimates.tableBytes()) + " of tables and "
                        + ReadableNumbers.size(estimates.indexBytes()) + " of indexes on the server's disk, ";
        room = room
                + ReadableNumbers.size(estimates.serverMemoryBytes()) + " of its memory for building indexes, "
                + ReadableNumbers.size(estimates.clientMemoryBytes()) + " of memory here";
        String sorting = "each index build sorts in "
                + ReadableNumbers.size(estimates.sorting().kib() * KIB) + " (maintenance_work_mem): "
                + estimates.sorting().reason();
        return Wrapped.hanging("  ", room, width) + Wrapped.hanging("  ", sorting, width);
    }

    private static void steps(StringBuilder text, LoadPhase phase, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        text.append('\n').append(phase).append('\n');
        for (Step step : steps) {
            if (step instanceof CopyStep copy) {
                copy.before().forEach(sql -> statement(text, sql));
                copy.shards()
                        .forEach(shard ->
                                text.append("  -- ").append(shard.path()).append('\n'));
                copy.copy().before().forEach(sql -> statement(text, sql));
                statement(text, copy.copy().sql());
            } else if (step instanceof SqlStep sql) {
                sql.sql().forEach(one -> statement(text, one));
            } else if (step instanceof VerifyStep verify) {
                text.append("  -- ").append(verify.table()).append(": ");
                text.append(
                        verify.of().knows(ShardFact.ROWS)
                                ? ReadableNumbers.count(verify.of().rows()) + " rows expected"
                                : "as many rows as were sent");
                text.append(verify.full() ? ", and the same digest over all values\n" : "\n");
            }
        }
    }

    private static void statements(StringBuilder text, LoadPhase phase, List<String> statements) {
        if (!statements.isEmpty()) {
            text.append('\n').append(phase).append('\n');
            statements.forEach(sql -> statement(text, sql));
        }
    }

    private static void statement(StringBuilder text, String sql) {
        text.append("  ").append(sql.strip().replace("\n", "\n  ")).append(";\n");
    }
}
