package io.ballast.cli.text;

import io.ballast.generator.GenerationEstimate;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.TableShards;
import java.time.Duration;

/** What a run of the generator would make, for people. */
public final class GenerationPlanText {
    private GenerationPlanText() {}

    /**
     * Exact rows and shards, and sizes to two or three digits.
     *
     * @param options of the run that the plan was made for
     * @param width of the lines, as far as single words allow
     */
    public static String text(GenerationPlan plan, GenerationEstimate estimate, GenerationOptions options, int width) {
        TextTable tables =
                new TextTable("table", ">rows", ">shards", ">CSV", ">on disk", "first shard").optional("first shard");
        for (int i = 0; i < plan.tables().size(); i++) {
            TableShards table = plan.tables().get(i);
            tables.row(
                    table.table().name(),
                    ReadableNumbers.count(table.table().rows()),
                    ReadableNumbers.count(table.shards().size()),
                    ReadableNumbers.size(table.estimatedRawBytes()),
                    ReadableNumbers.size(estimate.packedBytes().get(i)),
                    table.shards().get(0).path());
        }
        tables.row(
                "all tables",
                ReadableNumbers.count(plan.rows()),
                ReadableNumbers.count(plan.shards().size()),
                ReadableNumbers.size(plan.estimatedRawBytes()),
                ReadableNumbers.size(estimate.allPackedBytes()),
                "");
        return Wrapped.hanging("", "Would be made in " + options.sink().name(), width)
                + tables.text(width)
                + omitted(plan, width)
                + Wrapped.paragraph(
                        "",
                        "",
                        "Rows and shards are exact; sizes are estimated from samples, and so is the time: about "
                                + time(estimate) + " by --threads " + options.threads() + ".",
                        width);
    }

    private static String omitted(GenerationPlan plan, int width) {
        return plan.omitted().isEmpty()
                ? ""
                : Wrapped.hanging("", "Omitted, as requested: " + String.join(", ", plan.omitted()) + ".", width);
    }

    /** In whole seconds: it is a guess. */
    private static String time(GenerationEstimate estimate) {
        long seconds = Math.max(1, Math.round(estimate.time().toMillis() / 1000.0));
        return seconds < 60 ? seconds + " s" : ReadableNumbers.time(Duration.ofSeconds(seconds));
    }
}
