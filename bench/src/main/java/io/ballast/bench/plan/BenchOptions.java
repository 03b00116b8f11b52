package io.ballast.bench.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the user asked of a benchmark.
 *
 * @param strategies names in the order given; empty for all
 * @param rounds blocks to run, each holding every variant once; at least 1
 * @param jobs numbers of connections to try, each at least 1
 * @param batchSizes sizes to try, each at least 1
 * @param sampleRows rows of whole parents that slow strategies load; empty for the planner's own choice
 * @param budget time the whole benchmark may take, by estimate; empty for no limit
 * @param seed of the order of the blocks and of the bootstrap
 */
public record BenchOptions(
        List<String> strategies,
        int rounds,
        List<Integer> jobs,
        List<Integer> batchSizes,
        OptionalLong sampleRows,
        Optional<Duration> budget,
        long seed) {
    public BenchOptions {
        strategies = List.copyOf(strategies);
        jobs = List.copyOf(jobs);
        batchSizes = List.copyOf(batchSizes);
        if (rounds < 1 || jobs.isEmpty() || batchSizes.isEmpty()) {
            throw new IllegalArgumentException("rounds, jobs and batch sizes need a value each");
        }
    }

    /** The same when so much of the budget is spent; without a budget nothing changes. */
    public BenchOptions after(Duration spent) {
        return new BenchOptions(
                strategies, rounds, jobs, batchSizes, sampleRows, budget.map(whole -> whole.minus(spent)), seed);
    }
}
