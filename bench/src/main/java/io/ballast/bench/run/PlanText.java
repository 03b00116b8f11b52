package io.ballast.bench.run;

import io.ballast.bench.plan.BenchPlan;
import io.ballast.bench.plan.Throughput;
import io.ballast.bench.result.BenchResults;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan that was made anew, in a line or two, for people at the terminal. */
final class PlanText {
    private PlanText() {}

    static String revised(Throughput throughput, BenchPlan plan) {
        String left = plan.leftOut().stream().map(one -> one.variant().label()).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "This server takes %.1f times as long as was assumed: %s of %d runs, about %d s by estimate.%s",
                throughput.slowness(),
                BenchResults.roundsText(plan.rounds()),
                plan.variants().size(),
                plan.estimate().toSeconds(),
                left.isEmpty() ? "" : " Omitted: " + left + ".");
    }
}
