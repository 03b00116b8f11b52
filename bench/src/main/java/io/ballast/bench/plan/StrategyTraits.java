package io.ballast.bench.plan;

/**
 * What is known of a strategy before it runs: what people read of it, and what the planner needs.
 *
 * @param name as users type it, such as {@code copy-binary}
 * @param description one line for people
 * @param slow whether it runs on a sample of whole parents instead of the whole bundle: one that writes into tables whose keys and
 *     indexes are in place takes many times as long as the others
 * @param parallel whether {@code --jobs} changes what it does
 * @param rowByRow whether each row is a statement of its own
 * @param batched whether {@code --batch-size} changes what it does
 * @param typicalRowsPerSecond order of magnitude on a small machine, for fitting a budget; never reported as a result
 */
public record StrategyTraits(
        String name,
        String description,
        boolean slow,
        boolean parallel,
        boolean rowByRow,
        boolean batched,
        long typicalRowsPerSecond) {
    /** The strategy that all others are compared with. */
    public static final String BASELINE = "ballast";

    /** A strategy that loads the whole bundle in one way: neither jobs nor batch sizes change it. */
    public static StrategyTraits of(String name, String description, long typicalRowsPerSecond) {
        return new StrategyTraits(name, description, false, false, false, false, typicalRowsPerSecond);
    }

    /** The same, of the sample. */
    public StrategyTraits onSample() {
        return new StrategyTraits(name, description, true, parallel, rowByRow, batched, typicalRowsPerSecond);
    }

    /** The same, over as many connections as {@code --jobs} says. */
    public StrategyTraits inParallel() {
        return new StrategyTraits(name, description, slow, true, rowByRow, batched, typicalRowsPerSecond);
    }

    /** The same, with a statement for each row. */
    public StrategyTraits rowAtATime() {
        return new StrategyTraits(name, description, slow, parallel, true, batched, typicalRowsPerSecond);
    }

    /** The same, in batches or statements of as many rows as {@code --batch-size} says. */
    public StrategyTraits inBatches() {
        return new StrategyTraits(name, description, slow, parallel, rowByRow, true, typicalRowsPerSecond);
    }

    /** The same where the sample is as large as the bundle, and so there is none. */
    StrategyTraits onEverything() {
        return new StrategyTraits(name, description, false, parallel, rowByRow, batched, typicalRowsPerSecond);
    }

    /** The strategy as a whole, whatever the jobs and batch sizes. */
    public StrategyTraits unvaried() {
        return new StrategyTraits(name, description, slow, false, rowByRow, false, typicalRowsPerSecond);
    }
}
