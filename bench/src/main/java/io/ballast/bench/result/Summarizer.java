package io.ballast.bench.result;

import io.ballast.bench.plan.Variant;
import io.ballast.bench.stats.MedianInterval;
import io.ballast.bench.stats.RatioEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/** Turns runs into what they say together, variant by variant. */
public final class Summarizer {
    /** Coverage of all intervals. */
    public static final double COVERAGE = 0.95;

    private final List<Run> runs;
    private final Map<String, String> durabilityOfStrategy;
    private final long seed;

    /**
     * A summarizer of these runs.
     *
     * @param durabilityOfStrategy label by name of strategy
     * @param seed of the bootstrap
     */
    public Summarizer(List<Run> runs, Map<String, String> durabilityOfStrategy, long seed) {
        this.runs = List.copyOf(runs);
        this.durabilityOfStrategy = Map.copyOf(durabilityOfStrategy);
        this.seed = seed;
    }

    /** The summaries, the quickest per row first, those without a successful run last. */
    public List<VariantSummary> summarize(List<Variant> variants, Variant baseline) {
        List<VariantSummary> summaries = new ArrayList<>();
        for (Variant variant : variants) {
            summaries.add(summarize(variant, baseline));
        }
        summaries.sort((a, b) -> Double.compare(speed(b), speed(a)));
        return summaries;
    }

    /** How the second of two variants compares with the first in the same blocks, per row; null with no common block. */
    public @Nullable RatioEstimate ratio(Variant variant, Variant baseline) {
        Map<Integer, Run> base = succeeded(baseline).stream().collect(Collectors.toMap(Run::block, run -> run));
        List<Run> paired = succeeded(variant).stream()
                .filter(run -> base.containsKey(run.block()))
                .toList();
        if (paired.isEmpty()) {
            return null;
        }
        double[] numerator =
                paired.stream().mapToDouble(Summarizer::secondsPerRow).toArray();
        double[] denominator = paired.stream()
                .mapToDouble(run -> secondsPerRow(Objects.requireNonNull(base.get(run.block()))))
                .toArray();
        return RatioEstimate.of(numerator, denominator, COVERAGE, seed);
    }

    private VariantSummary summarize(Variant variant, Variant baseline) {
        List<Run> succeeded = succeeded(variant);
        long failed = runs.stream()
                .filter(run -> run.variant().equals(variant.label()) && !run.succeeded())
                .count();
        double[] usable =
                succeeded.stream().mapToDouble(run -> clocks(run).usable()).toArray();
        return new VariantSummary(
                variant.label(),
                variant.strategy().name(),
                variant.jobs(),
                variant.batchSize(),
                variant.strategy().originalPlans(),
                durabilityOfStrategy.getOrDefault(variant.strategy().name(), "unknown"),
                variant.strategy().slow(),
                succeeded.isEmpty() ? 0 : succeeded.get(0).rows(),
                succeeded.size(),
                (int) failed,
                median(usable),
                MedianInterval.of(usable, COVERAGE).orElse(null),
                median(succeeded, run -> clocks(run).committed()),
                median(succeeded, run -> orNaN(clocks(run).settled())),
                median(succeeded, run -> 1 / secondsPerRow(run)),
                ratio(variant, baseline),
                median(succeeded, Summarizer::walBytesPerRow));
    }

    private List<Run> succeeded(Variant variant) {
        return runs.stream()
                .filter(run -> run.variant().equals(variant.label()) && run.succeeded())
                .toList();
    }

    private static Clocks clocks(Run run) {
        return Objects.requireNonNull(run.clocks(), "a run that succeeded has clocks");
    }

    private static double secondsPerRow(Run run) {
        return clocks(run).usable() / run.rows();
    }

    private static double walBytesPerRow(Run run) {
        Recorded recorded = run.recorded();
        Long bytes = recorded == null ? null : recorded.walBytes();
        return bytes == null ? Double.NaN : (double) bytes / run.rows();
    }

    private static double speed(VariantSummary summary) {
        Double rate = summary.rowsPerSecond();
        return rate == null ? Double.NEGATIVE_INFINITY : rate;
    }

    private static @Nullable Double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return median(runs.stream().mapToDouble(figure).toArray());
    }

    /** Null for no figure, or when one of them is missing: a median of some runs would pass for one of all. */
    private static @Nullable Double median(double[] figures) {
        for (double figure : figures) {
            if (Double.isNaN(figure)) {
                return null;
            }
        }
        return figures.length == 0 ? null : new Median().evaluate(figures);
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
