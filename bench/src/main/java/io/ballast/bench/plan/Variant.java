package io.ballast.bench.plan;

/**
 * One strategy with its settings; what the figures are grouped by.
 *
 * @param jobs connections that load in parallel
 * @param batchSize rows in a batch or statement; 0 where the strategy has none
 * @param twin 0, or 1 for the second half of the A/A pair: the same thing run again, to see what noise alone does
 */
public record Variant(StrategyTraits strategy, int jobs, int batchSize, int twin) {
    /** The name in tables and files: {@code insert-batch/j2/b1000}; only what the strategy listens to is named. */
    public String label() {
        return strategy.name()
                + (strategy.parallel() ? "/j" + jobs : "")
                + (strategy.batched() ? "/b" + batchSize : "")
                + (twin == 0 ? "" : "/again");
    }
}
