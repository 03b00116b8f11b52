package io.ballast.cli.text;

import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.TablePlan;
import java.nio.file.Path;

/** What a run of the generator would make, for people. */
public final class GenerationPlanText {
    private GenerationPlanText() {}

    public static String text(GenerationPlan plan, Path directory) {
        TextTable tables = new TextTable("table", ">rows", ">shards", "first shard");
        for (TablePlan table : plan.tables()) {
            tables.row(
                    table.table().name(),
                    Figures.count(table.table().rows()),
                    Figures.count(table.shards().size()),
                    table.shards().get(0).path());
        }
        tables.row(
                "all tables",
                Figures.count(plan.rows()),
                Figures.count(plan.shards().size()),
                "");
        return "Would be made in " + directory + "\n" + tables;
    }
}
