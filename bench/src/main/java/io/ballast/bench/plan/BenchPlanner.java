package io.ballast.bench.plan;

import io.ballast.bench.plan.BenchPlan.LeftOut;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Plans a benchmark as randomised complete blocks: each block holds every variant once, in an order drawn from the seed, so
 * that a machine that speeds up or slows down meanwhile treats all in the same way (Montgomery, Design and Analysis of Experiments, 4.1).
 */
public final class BenchPlanner {
    /** Rows a slow strategy loads when the user names no sample. */
    private static final long DEFAULT_SAMPLE_ROWS = 50_000;
    /** Fewer blocks give no 95 % interval of a median. */
    public static final int MIN_USEFUL_ROUNDS = 6;

    private BenchPlanner() {}

    /**
     * The plan for the traits given, which are already those the user chose.
     *
     * @param rows in the whole bundle
     * @param throughput of the server, as far as it is known
     * @throws BallastException USAGE when nothing fits into the budget
     */
    public static BenchPlan plan(
            BenchOptions options, List<StrategyTraits> strategies, long rows, Throughput throughput) {
        long sampleRows = sampleRows(options, rows);
        List<Variant> wanted = variants(
                options,
                sampleRows < rows
                        ? strategies
                        : strategies.stream().map(StrategyTraits::onEverything).toList());
        Costs costs = new Costs(wanted, throughput, rows, sampleRows);
        List<LeftOut> leftOut = new ArrayList<>();
        List<Variant> fitting = wanted;
        int rounds = options.rounds();
        Optional<Duration> budget = options.budget();
        if (budget.isPresent()) {
            double seconds = budget.get().toMillis() / 1000.0 - throughput.preparationSeconds();
            int fewest = Math.min(rounds, MIN_USEFUL_ROUNDS);
            fitting = mostThatFit(costs, Math.max(0, seconds / fewest), leftOut);
            refuseNothing(fitting, costs, budget.get(), fewest);
            double block = costs.ofBlock(fitting);
            rounds = Math.min(rounds, Math.max(fewest, (int) (seconds / Math.max(block, 1e-9))));
        }
        Duration estimate =
                Duration.ofMillis((long) (1000 * (throughput.preparationSeconds() + rounds * costs.ofBlock(fitting))));
        return new BenchPlan(fitting, trials(fitting, rounds, options.seed()), rounds, sampleRows, leftOut, estimate);
    }

    /** How many rows slow strategies load; all of them when the bundle is no larger than the sample would be. */
    public static long sampleRows(BenchOptions options, long rows) {
        return Math.min(rows, options.sampleRows().orElse(DEFAULT_SAMPLE_ROWS));
    }

    private static void refuseNothing(List<Variant> fitting, Costs costs, Duration budget, int rounds) {
        if (!fitting.isEmpty() || costs.wanted().isEmpty()) {
            return;
        }
        Variant first = Collections.min(costs.wanted(), Comparator.comparingDouble(costs::of));
        double preparation = costs.throughput().preparationSeconds();
        throw new BallastException(
                ErrorCategory.USAGE,
                "--budget: there is time for nothing: " + first.label() + ", the quickest, takes about "
                        + seconds(preparation + rounds * costs.of(first)) + " s ("
                        + (preparation > 0 ? seconds(preparation) + " s to prepare, " : "") + rounds + " rounds of "
                        + seconds(costs.of(first)) + " s), and "
                        + seconds(Math.max(0, budget.toMillis() / 1000.0))
                        + " s are left. Give more time, or take fewer --rounds.");
    }

    private static List<Variant> variants(BenchOptions options, List<StrategyTraits> strategies) {
        List<Variant> variants = new ArrayList<>();
        for (StrategyTraits strategy : strategies) {
            List<Integer> jobs = strategy.parallel() ? options.jobs() : List.of(1);
            List<Integer> batches = strategy.batched() ? options.batchSizes() : List.of(0);
            for (int job : jobs) {
                for (int batch : batches) {
                    variants.add(new Variant(strategy, job, batch, 0));
                }
            }
        }
        paired(variants).ifPresent(v -> variants.add(new Variant(v.strategy(), v.jobs(), v.batchSize(), 1)));
        return variants;
    }

    /** The A/A pair is made of what the others are compared with; without it of the fastest, where a pair costs least. */
    private static Optional<Variant> paired(List<Variant> variants) {
        return baseline(variants).or(() -> variants.stream()
                .max(Comparator.comparingLong(variant -> variant.strategy().typicalRowsPerSecond())));
    }

    /** The variant that all others are compared with: ballast with the most jobs; empty where it does not run. */
    public static Optional<Variant> baseline(List<Variant> variants) {
        return variants.stream()
                .filter(variant -> variant.strategy().name().equals(StrategyTraits.BASELINE) && variant.twin() == 0)
                .max(Comparator.comparingInt(Variant::jobs));
    }

    /** The baseline and its twin, and of the others the cheapest. */
    private static List<Variant> mostThatFit(Costs costs, double secondsPerBlock, List<LeftOut> leftOut) {
        List<Variant> byCost = new ArrayList<>(costs.wanted());
        byCost.sort(Comparator.comparing((Variant variant) -> !isCompared(variant, costs.wanted()))
                .thenComparingDouble(costs::of));
        List<Variant> fitting = new ArrayList<>();
        double used = 0;
        for (Variant variant : byCost) {
            double cost = costs.of(variant);
            if (used + cost <= secondsPerBlock) {
                used += cost;
                fitting.add(variant);
            } else {
                leftOut.add(new LeftOut(
                        variant,
                        String.format(
                                Locale.ROOT,
                                "about %s s a round, and only %s s of the budget's %s s a round were left",
                                seconds(cost),
                                seconds(secondsPerBlock - used),
                                seconds(secondsPerBlock))));
            }
        }
        return costs.wanted().stream().filter(fitting::contains).toList();
    }

    /** Whether it is what the others are compared with, or its twin: without them there is nothing to say of the others. */
    private static boolean isCompared(Variant variant, List<Variant> wanted) {
        return baseline(wanted)
                .filter(base -> base.strategy().equals(variant.strategy()) && base.jobs() == variant.jobs())
                .isPresent();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f" : "%.0f", seconds);
    }

    /** Seconds of trials, by estimate. */
    private record Costs(List<Variant> wanted, Throughput throughput, long rows, long sampleRows) {
        double of(Variant variant) {
            return throughput.seconds(variant, variant.strategy().slow() ? sampleRows : rows);
        }

        double ofBlock(List<Variant> variants) {
            return variants.stream().mapToDouble(this::of).sum();
        }
    }

    private static List<Trial> trials(List<Variant> variants, int rounds, long seed) {
        Random random = new Random(seed);
        List<Trial> trials = new ArrayList<>();
        for (int block = 1; block <= rounds; block++) {
            List<Variant> order = new ArrayList<>(variants);
            Collections.shuffle(order, random);
            for (int i = 0; i < order.size(); i++) {
                trials.add(new Trial(block, i + 1, order.get(i)));
            }
        }
        return trials;
    }
}
