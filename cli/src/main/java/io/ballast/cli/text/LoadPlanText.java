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
     */
    public static String text(LoadPlan plan, String target) {
        StringBuilder text = new StringBuilder();
        text.append("Load of dataset ").append(plan.manifest().dataset());
        text.append(" from ").append(plan.options().source().name()).append(" into schema ");
        text.append(plan.options().schema()).append(" of ").append(target);
        text.append(" (PostgreSQL ").append(plan.server().versionText()).append("), ");
        text.append(plan.options().jobs()).append(plan.options().jobs() == 1 ? " job\n" : " jobs\n");
        text.append(choices(plan)).append(estimates(plan.estimates()));
        text.append(found(plan));
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

    private static String choices(LoadPlan plan) {
        TextTable table =
                new TextTable("table", ">rows", ">shards", ">streams", "wire", "because", "staging", "because");
        for (TablePlan choice : plan.tables()) {
            table.row(
                    choice.name(),
                    (choice.of().knows(ShardFact.ROWS) ? "" : "about ")
                            + ReadableNumbers.count(choice.of().rows()),
                    ReadableNumbers.count(choice.of().shards().size()),
                    ReadableNumbers.count(choice.streams(plan.options().jobs())),
                    choice.wire().label(),
                    choice.wireReason(),
                    choice.staging().label(),
                    choice.stagingReason());
        }
        return table.toString();
    }

    /** What CHECK has found; what it refuses never comes to a plan. */
    private static String found(LoadPlan plan) {
        StringBuilder text = new StringBuilder("\nCHECK\n");
        text.append("  -- role ").append(plan.server().role().name()).append(" has the rights that the load needs\n");
        text.append("  -- staging schema ").append(plan.stagingSchema());
        text.append(
                plan.resumed()
                        ? " is there\n"
                        : plan.removals().stagingSchemas().isEmpty() ? " is free\n" : " is removed first\n");
        if (!plan.work().replacedTables().isEmpty()) {
            text.append("  -- replaces ")
                    .append(String.join(", ", plan.work().replacedTables()))
                    .append('\n');
        }
        text.append("  -- each transaction begins with ")
                .append(plan.session().sql())
                .append('\n');
        plan.findings()
                .forEach(finding -> text.append("  -- note: ").append(finding).append('\n'));
        return text.toString();
    }

    private static String estimates(Estimates estimates) {
        return "  about " + ReadableNumbers.size(estimates.tableBytes()) + " of tables and "
                + ReadableNumbers.size(estimates.indexBytes()) + " of indexes on the server's disk, "
                + ReadableNumbers.size(estimates.serverMemoryBytes()) + " of its memory for building indexes, "
                + ReadableNumbers.size(estimates.clientMemoryBytes()) + " of memory here\n"
                + "  each index build sorts in "
                + ReadableNumbers.size(estimates.sorting().kib() * KIB) + " (maintenance_work_mem): "
                + estimates.sorting().reason() + "\n";
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
