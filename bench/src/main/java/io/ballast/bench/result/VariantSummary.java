package io.ballast.bench.result;

import io.ballast.bench.stats.Interval;
import io.ballast.bench.stats.RatioEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of one variant say together.
 *
 * @param durability label; only variants with equal labels are ranked against each other
 * @param sampled whether it loaded a sample of whole parents instead of the whole bundle
 * @param rows loaded in each run
 * @param medianUsableSeconds null when no run succeeded
 * @param usableInterval of the median; null with too few runs
 * @param rowsPerSecond median of rows / usable seconds
 * @param ratioToBallast usable seconds per row against those of the variant {@code ballast}; null where it did not run
 */
public record VariantSummary(
        String variant,
        String strategy,
        int jobs,
        int batchSize,
        List<Integer> originalPlans,
        String durability,
        boolean sampled,
        long rows,
        int succeeded,
        int failed,
        @Nullable Double medianUsableSeconds,
        @Nullable Interval usableInterval,
        @Nullable Double medianCommittedSeconds,
        @Nullable Double medianSettledSeconds,
        @Nullable Double rowsPerSecond,
        @Nullable RatioEstimate ratioToBallast,
        @Nullable Double walBytesPerRow) {
    public VariantSummary {
        originalPlans = List.copyOf(originalPlans);
    }
}
