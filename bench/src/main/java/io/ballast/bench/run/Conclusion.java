package io.ballast.bench.run;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.bench.plan.BenchPlan;
import io.ballast.bench.plan.BenchPlanner;
import io.ballast.bench.plan.Variant;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Headline;
import io.ballast.bench.result.NoiseGate;
import io.ballast.bench.result.RatioEstimate;
import io.ballast.bench.result.Run;
import io.ballast.bench.result.Summarizer;
import io.ballast.bench.result.VariantSummary;
import io.ballast.bench.run.Preparation.ServerFacts;
import io.ballast.bench.strategy.LoadSessions;
import io.ballast.bench.strategy.Workload;
import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.DriverInfo;

/** Makes the results of the runs. */
record Conclusion(
        BenchPlan plan,
        BenchOptions options,
        Workload whole,
        Workload sample,
        List<Run> runs,
        Map<String, String> durability) {
    private static final double MILLIS_PER_SECOND = 1000;

    BenchResults results(Instant began, Map<String, String> sources, ServerFacts facts) {
        Summarizer summarizer = new Summarizer(runs, durability, options.seed());
        @Nullable Variant baseline = BenchPlanner.baseline(plan.variants()).orElse(null);
        List<VariantSummary> summaries = summarizer.summarize(plan.variants(), baseline);
        Map<String, Variant> byLabel =
                plan.variants().stream().collect(Collectors.toMap(Variant::label, Function.identity()));
        @Nullable NoiseGate noise = noise(summarizer);
        return new BenchResults(
                BenchResults.SCHEMA_VERSION,
                timing(began),
                Headline.of(
                        summaries,
                        noise,
                        (one, other) -> summarizer.ratio(variant(byLabel, one), variant(byLabel, other))),
                new BenchResults.Conditions(facts.environment(), software(), facts.settings(), sources),
                dataset(),
                new BenchResults.Method(
                        options.seed(),
                        plan.rounds(),
                        BenchResults.roundsText(plan.rounds()) + ", decided before the first run"),
                new BenchResults.Findings(noise, summaries, runs, notRun()));
    }

    private static BenchResults.Timing timing(Instant began) {
        return new BenchResults.Timing(
                began.truncatedTo(ChronoUnit.SECONDS).toString(),
                Duration.between(began, Instant.now()).toMillis() / MILLIS_PER_SECOND);
    }

    private List<BenchResults.NotRun> notRun() {
        return plan.leftOut().stream()
                .map(left -> new BenchResults.NotRun(left.variant().label(), left.reason()))
                .toList();
    }

    private static Variant variant(Map<String, Variant> byLabel, String label) {
        return Objects.requireNonNull(byLabel.get(label));
    }

    private @Nullable NoiseGate noise(Summarizer summarizer) {
        for (Variant again : plan.variants()) {
            if (again.twin() > 0) {
                Variant once = new Variant(again.strategy(), again.jobs(), again.batchSize(), 0);
                RatioEstimate ratio = summarizer.ratio(again, once);
                return ratio == null || ratio.blocks() < BenchPlanner.MIN_USEFUL_ROUNDS
                        ? null
                        : NoiseGate.of(once.label(), ratio);
            }
        }
        return null;
    }

    private static Map<String, String> software() {
        Map<String, String> software = new LinkedHashMap<>();
        String version = Benchmark.class.getPackage().getImplementationVersion();
        software.put("ballast", version == null ? "not from a jar" : version);
        software.put("driver", DriverInfo.DRIVER_FULL_NAME);
        software.put("driver properties", new TreeMap<>(LoadSessions.PLAIN).toString());
        return software;
    }

    private BenchResults.Dataset dataset() {
        Bundle bundle = whole.bundle();
        return new BenchResults.Dataset(
                bundle.dataset(),
                bundle.specSha256(),
                bundle.seed(),
                bundle.rows(),
                bundle.rawBytes(),
                bundle.tables().stream().map(Conclusion::table).toList(),
                plan.sampled() ? new BenchResults.Sample(sample.bundle().rows(), sample.statement()) : null);
    }

    private static BenchResults.Table table(BundleTable table) {
        return new BenchResults.Table(
                table.name(),
                table.rows(),
                table.schema().columns().size(),
                table.schema().indexes().size(),
                table.schema().foreignKeys().size());
    }
}
