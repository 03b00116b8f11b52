package io.ballast.bench.result;

import io.ballast.bench.plan.StrategyTraits;
import io.ballast.bench.plan.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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

    /**
     * The summaries, the quickest per row first, those without a successful run last.
     *
     * @param baseline what ratios compare with; null where it is not among the variants
     */
    public List<VariantSummary> summarize(List<Variant> variants, @Nullable Variant baseline) {
        List<Variant> quickestFirst = new ArrayList<>(variants);
        quickestFirst.sort(Comparator.comparingDouble(this::speed).reversed());
        Map<String, Integer> ranked = new HashMap<>();
        List<VariantSummary> summaries = new ArrayList<>();
        for (Variant variant : quickestFirst) {
            boolean ranks = variant.twin() == 0 && !succeeded(variant).isEmpty();
            Integer rank = ranks ? ranked.merge(durability(variant), 1, Integer::sum) : null;
            summaries.add(summarize(variant, baseline, rank));
        }
        return summaries;
    }

    /** How one variant compares with another in the same blocks, per row; null without a common block. */
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

    private VariantSummary summarize(Variant variant, @Nullable Variant baseline, @Nullable Integer rank) {
        List<Run> succeeded = succeeded(variant);
        return new VariantSummary(
                way(variant),
                new VariantSummary.Standing(
                        durability(variant), rank, variant.strategy().slow(), variant.twin() > 0),
                tally(variant, succeeded),
                times(succeeded),
                new VariantSummary.Speed(
                        Medians.of(succeeded, run -> 1 / secondsPerRow(run)),
                        interval(succeeded, run -> 1 / secondsPerRow(run)),
                        baseline == null ? null : ratio(variant, baseline)),
                size(succeeded),
                Medians.phases(succeeded),
                Medians.figures(succeeded));
    }

    private static VariantSummary.Way way(Variant variant) {
        StrategyTraits strategy = variant.strategy();
        return new VariantSummary.Way(
                variant.label(), strategy.name(), strategy.description(), variant.jobs(), variant.batchSize());
    }

    private VariantSummary.Tally tally(Variant variant, List<Run> succeeded) {
        long failed = runs.stream()
                .filter(run -> run.variant().equals(variant.label()) && !run.succeeded())
                .count();
        return new VariantSummary.Tally(
                succeeded.isEmpty() ? 0 : succeeded.get(0).rows(), succeeded.size(), (int) failed);
    }

    private static VariantSummary.Times times(List<Run> succeeded) {
        return new VariantSummary.Times(
                Medians.of(succeeded, run -> clocks(run).committed()),
                Medians.of(succeeded, run -> clocks(run).usable()),
                interval(succeeded, run -> clocks(run).usable()),
                Medians.of(succeeded, run -> clocks(run).settled()));
    }

    private static VariantSummary.Size size(List<Run> succeeded) {
        return new VariantSummary.Size(
                Medians.of(succeeded, Summarizer::walBytesPerRow),
                Medians.wholeNumber(succeeded, run -> recorded(run).tableBytes()),
                Medians.wholeNumber(succeeded, run -> recorded(run).indexBytes()));
    }

    private static @Nullable Interval interval(List<Run> runs, ToDoubleFunction<Run> figure) {
        return MedianInterval.of(runs.stream().mapToDouble(figure).toArray(), COVERAGE)
                .orElse(null);
    }

    private String durability(Variant variant) {
        return durabilityOfStrategy.getOrDefault(variant.strategy().name(), "unknown");
    }

    private List<Run> succeeded(Variant variant) {
        return runs.stream()
                .filter(run -> run.variant().equals(variant.label()) && run.succeeded())
                .toList();
    }

    private double speed(Variant variant) {
        Double rate = Medians.of(succeeded(variant), run -> 1 / secondsPerRow(run));
        return rate == null ? Double.NEGATIVE_INFINITY : rate;
    }

    private static Clocks clocks(Run run) {
        return Objects.requireNonNull(run.clocks(), "a run that succeeded has clocks");
    }

    private static Recorded recorded(Run run) {
        return Objects.requireNonNull(run.recorded(), "a run that succeeded has figures");
    }

    private static double secondsPerRow(Run run) {
        return clocks(run).usable() / run.rows();
    }

    private static @Nullable Double walBytesPerRow(Run run) {
        Long bytes = recorded(run).untilUsable().walBytes();
        return bytes == null ? null : (double) bytes / run.rows();
    }
}
