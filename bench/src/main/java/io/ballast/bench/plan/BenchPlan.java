package io.ballast.bench.plan;

import java.time.Duration;
import java.util.List;

/**
 * Everything a benchmark will do, in order.
 *
 * @param rounds blocks that fit; no more than were requested
 * @param sampleRows rows that slow strategies load
 * @param leftOut what does not run, with the reason
 * @param estimate of the whole; from orders of magnitude, so good for planning only
 */
public record BenchPlan(
        List<Variant> variants,
        List<Trial> trials,
        int rounds,
        long sampleRows,
        List<LeftOut> leftOut,
        Duration estimate) {
    public BenchPlan {
        variants = List.copyOf(variants);
        trials = List.copyOf(trials);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether something runs on the sample. */
    public boolean sampled() {
        return variants.stream().anyMatch(variant -> variant.strategy().slow());
    }

    /** The same plan, leaving out something else. */
    public BenchPlan withLeftOut(List<LeftOut> others) {
        return new BenchPlan(variants, trials, rounds, sampleRows, others, estimate);
    }

    /** A variant that was requested and does not run. */
    public record LeftOut(Variant variant, String reason) {}
}
