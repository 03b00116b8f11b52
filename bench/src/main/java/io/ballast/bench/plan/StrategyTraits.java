package io.ballast.bench.plan;

import java.util.List;

/**
 * What the planner must know of a strategy.
 *
 * @param name as users type it, such as {@code copy-binary}
 * @param description one line for people
 * @param slow whether it runs on a sample of whole parents instead of the whole bundle
 * @param parallel whether {@code --jobs} changes what it does
 * @param rowByRow whether each row is a statement of its own
 * @param batched whether {@code --batch-size} changes what it does
 * @param typicalRowsPerSecond order of magnitude on a small machine, for fitting a budget; never reported as a result
 * @param originalPlans numbers of the original project's ten plans that it stands for; empty for what goes beyond them
 */
public record StrategyTraits(
        String name,
        String description,
        boolean slow,
        boolean parallel,
        boolean rowByRow,
        boolean batched,
        long typicalRowsPerSecond,
        List<Integer> originalPlans) {
    public StrategyTraits {
        originalPlans = List.copyOf(originalPlans);
    }

    /** The same where the sample is as large as the bundle, and so there is none. */
    StrategyTraits onEverything() {
        return new StrategyTraits(
                name, description, false, parallel, rowByRow, batched, typicalRowsPerSecond, originalPlans);
    }

    /** The strategy as a whole, whatever the jobs and batch sizes. */
    public StrategyTraits unvaried() {
        return new StrategyTraits(name, description, slow, false, rowByRow, false, typicalRowsPerSecond, originalPlans);
    }
}
