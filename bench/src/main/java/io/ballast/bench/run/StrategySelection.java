package io.ballast.bench.run;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.bench.plan.BenchPlan;
import io.ballast.bench.plan.BenchPlan.LeftOut;
import io.ballast.bench.plan.BenchPlanner;
import io.ballast.bench.plan.StrategyTraits;
import io.ballast.bench.plan.Throughput;
import io.ballast.bench.plan.Variant;
import io.ballast.bench.strategy.Strategies;
import io.ballast.bench.strategy.Strategy;
import io.ballast.bench.strategy.Workload;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The strategies that the user chose, those of them that fit the bundle, and the plan made of these. */
final class StrategySelection {
    private final Map<String, Strategy> byName;
    private final List<StrategyTraits> fit;
    private final List<LeftOut> unfit;
    private final long rows;
    private final BenchPlan plan;

    private StrategySelection(
            Map<String, Strategy> byName,
            List<StrategyTraits> fit,
            List<LeftOut> unfit,
            long rows,
            BenchOptions options,
            Throughput throughput) {
        this.byName = byName;
        this.fit = fit;
        this.unfit = unfit;
        this.rows = rows;
        BenchPlan fitting = BenchPlanner.plan(options, fit, rows, throughput);
        List<LeftOut> leftOut = new ArrayList<>(unfit);
        leftOut.addAll(fitting.leftOut());
        this.plan = fitting.withLeftOut(leftOut);
    }

    static StrategySelection of(BenchOptions options, Workload workload, Optional<String> noPooler) {
        Map<String, Strategy> chosen = chosen(options.strategies());
        List<StrategyTraits> fit = new ArrayList<>();
        List<LeftOut> unfit = new ArrayList<>();
        for (Strategy strategy : chosen.values()) {
            strategy.unfit(workload, noPooler)
                    .ifPresentOrElse(
                            reason -> unfit.add(
                                    new LeftOut(new Variant(strategy.traits().unvaried(), 1, 0, 0), reason)),
                            () -> fit.add(strategy.traits()));
        }
        long rows = workload.bundle().rows();
        return new StrategySelection(chosen, fit, unfit, rows, options, Throughput.typical(rows));
    }

    /** The same strategies, planned anew for what is left of the budget on a server whose throughput is known. */
    StrategySelection at(Throughput throughput, BenchOptions options) {
        return new StrategySelection(byName, fit, unfit, rows, options, throughput);
    }

    private static Map<String, Strategy> chosen(List<String> names) {
        Map<String, Strategy> all = new LinkedHashMap<>();
        Strategies.all().forEach(strategy -> all.put(strategy.traits().name(), strategy));
        for (String name : names) {
            if (!all.containsKey(name)) {
                throw new BallastException(
                        ErrorCategory.USAGE,
                        "--strategies: unknown strategy \"" + name + "\"" + Nearest.hint(name, all.keySet())
                                + "; there are " + String.join(", ", all.keySet()));
            }
        }
        if (!names.isEmpty()) {
            all.keySet().retainAll(names);
        }
        return all;
    }

    /** Whether a strategy that can run, if the budget allows it, goes through pgbouncer. */
    boolean needsPooler() {
        return fit.stream()
                .map(traits -> byName.get(traits.name()))
                .anyMatch(strategy -> strategy != null && strategy.needsPooler());
    }

    /** Whether a strategy that can run, if the budget allows it, loads a sample. */
    boolean mayNeedSample(BenchOptions options) {
        return BenchPlanner.sampleRows(options, rows) < rows && fit.stream().anyMatch(StrategyTraits::slow);
    }

    BenchPlan plan() {
        return plan;
    }

    Strategy strategy(Variant variant) {
        return Objects.requireNonNull(byName.get(variant.strategy().name()));
    }

    /** Those that will run. */
    List<Strategy> planned() {
        return plan.variants().stream().map(this::strategy).distinct().toList();
    }
}
