package io.ballast.cli.text;

import io.ballast.bench.plan.BenchPlan;
import io.ballast.bench.plan.Variant;
import io.ballast.bench.result.BenchResults;
import java.util.Locale;

/** What a benchmark will do, for people. */
public final class BenchPlanText {
    private static final int SECONDS_PER_MINUTE = 60;

    private BenchPlanText() {}

    /** A table of what runs, what is omitted, and how long it may take. */
    public static String text(BenchPlan plan, long rows, int width) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s of %d runs each, about %s by estimate.%n",
                BenchResults.roundsText(plan.rounds()),
                plan.variants().size(),
                time(plan.estimate().toSeconds())));
        TextTable table = new TextTable("runs", ">rows", "what it does");
        for (Variant variant : plan.variants()) {
            boolean sampled = variant.strategy().slow();
            table.row(
                    variant.label(),
                    String.format(Locale.ROOT, sampled ? "about %,d" : "%,d", sampled ? plan.sampleRows() : rows),
                    variant.twin() > 0
                            ? "the same once more: the difference is noise"
                            : variant.strategy().description());
        }
        text.append(table.text(width));
        if (!plan.leftOut().isEmpty()) {
            TextTable left = new TextTable("omitted", "why");
            plan.leftOut().forEach(one -> left.row(one.variant().label(), one.reason()));
            text.append(left.text(width));
        }
        return text.toString();
    }

    private static String time(long seconds) {
        return seconds < 2 * SECONDS_PER_MINUTE
                ? seconds + " s"
                : Math.round((double) seconds / SECONDS_PER_MINUTE) + " minutes";
    }
}
