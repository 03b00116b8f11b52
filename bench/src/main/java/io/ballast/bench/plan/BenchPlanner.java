package io.ballast.bench.plan;

import io.ballast.bench.plan.BenchPlan.LeftOut;
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
 * that a machine that speeds up or slows down meanwhile treats all alike (Montgomery, Design and Analysis of Experiments, 4.1).
 */
public final class BenchPlanner {
    /** Rows a slow strategy loads when the user names no sample. */
    private static final long DEFAULT_SAMPLE_ROWS = 50_000;
    /** Fewer blocks give no 95 % interval of a median. */
    public static final int FEWEST_USEFUL_ROUNDS = 6;
    /** Creating the database, checkpoints, verification and cleaning up, for one trial. */
    private static final double OVERHEAD_SECONDS = 2;

    private static final String BASELINE = "ballast";

    private BenchPlanner() {}

    /**
     * The plan for the traits given, which are already those the user chose.
     *
     * @param rows in the whole bundle
     */
    public static BenchPlan plan(BenchOptions options, List<StrategyTraits> strategies, long rows) {
        long sampleRows = Math.min(rows, options.sampleRows().orElse(DEFAULT_SAMPLE_ROWS));
        List<Variant> wanted = variants(
                options,
                sampleRows < rows
                        ? strategies
                        : strategies.stream().map(StrategyTraits::onEverything).toList());
        List<LeftOut> leftOut = new ArrayList<>();
        List<Variant> fitting = wanted;
        int rounds = options.rounds();
        Optional<Duration> budget = options.budget();
        if (budget.isPresent()) {
            double seconds = budget.get().toMillis() / 1000.0;
            int fewest = Math.min(rounds, FEWEST_USEFUL_ROUNDS);
            fitting = cheapestThatFit(wanted, seconds / fewest, rows, sampleRows, leftOut);
            double block = blockSeconds(fitting, rows, sampleRows);
            rounds = Math.min(rounds, Math.max(fewest, (int) (seconds / Math.max(block, 1e-9))));
        }
        Duration estimate = Duration.ofMillis((long) (1000 * rounds * blockSeconds(fitting, rows, sampleRows)));
        return new BenchPlan(fitting, trials(fitting, rounds, options.seed()), rounds, sampleRows, leftOut, estimate);
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
                .filter(variant -> variant.strategy().name().equals(BASELINE) && variant.twin() == 0)
                .max(Comparator.comparingInt(Variant::jobs));
    }

    private static List<Variant> cheapestThatFit(
            List<Variant> wanted, double secondsPerBlock, long rows, long sampleRows, List<LeftOut> leftOut) {
        List<Variant> byCost = new ArrayList<>(wanted);
        byCost.sort(Comparator.comparingDouble(variant -> seconds(variant, rows, sampleRows)));
        List<Variant> fitting = new ArrayList<>();
        double used = 0;
        for (Variant variant : byCost) {
            double cost = seconds(variant, rows, sampleRows);
            if (used + cost <= secondsPerBlock) {
                used += cost;
                fitting.add(variant);
            } else {
                leftOut.add(new LeftOut(
                        variant,
                        String.format(
                                Locale.ROOT,
                                "about %.0f s a round, and only %.0f s of the budget's %.0f s a round were left",
                                cost,
                                secondsPerBlock - used,
                                secondsPerBlock)));
            }
        }
        return wanted.stream().filter(fitting::contains).toList();
    }

    private static double blockSeconds(List<Variant> variants, long rows, long sampleRows) {
        return variants.stream()
                .mapToDouble(variant -> seconds(variant, rows, sampleRows))
                .sum();
    }

    private static double seconds(Variant variant, long rows, long sampleRows) {
        long loaded = variant.strategy().slow() ? sampleRows : rows;
        return OVERHEAD_SECONDS + (double) loaded / variant.strategy().typicalRowsPerSecond();
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
