package io.ballast.bench.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of one variant say together. Medians are null when no run succeeded, or when one of the runs lacks the figure.
 *
 * @param variant label
 * @param description of the strategy, one line
 * @param jobs connections that load in parallel
 * @param batchSize rows in a batch or statement; 0 where the strategy has none
 * @param originalPlans numbers of the original project's ten plans that the strategy stands for
 * @param durability label; only variants with equal labels are ranked against each other
 * @param rank from 1 for the most rows per second, among those of the same label; null without a successful run
 * @param sampled whether it loaded a sample of whole parents instead of the whole bundle
 * @param again whether it is the second half of the A/A pair, which has no rank
 * @param rows loaded in each run
 * @param usableInterval of the median; null with too few runs
 * @param rowsPerSecond median of rows / usable seconds
 * @param ratioToBallast usable seconds per row against those of the variant {@code ballast}, within blocks; above 1 is slower;
 *     null where it did not run
 * @param phases medians, in order
 * @param figures medians from the first statement to usable; of the wait events, the sums over all runs
 */
public record VariantSummary(
        String variant,
        String strategy,
        String description,
        int jobs,
        int batchSize,
        List<Integer> originalPlans,
        String durability,
        @Nullable Integer rank,
        boolean sampled,
        boolean again,
        long rows,
        int succeeded,
        int failed,
        @Nullable Double committedSeconds,
        @Nullable Double usableSeconds,
        @Nullable Interval usableInterval,
        @Nullable Double settledSeconds,
        @Nullable Double rowsPerSecond,
        @Nullable Interval rowsPerSecondInterval,
        @Nullable RatioEstimate ratioToBallast,
        @Nullable Double walBytesPerRow,
        @Nullable Long tableBytes,
        @Nullable Long indexBytes,
        List<PhaseMedian> phases,
        MedianFigures figures) {
    public VariantSummary {
        originalPlans = List.copyOf(originalPlans);
        phases = List.copyOf(phases);
    }

    /** Medians of one phase over the successful runs. */
    public record PhaseMedian(
            String name,
            boolean settles,
            double seconds,
            @Nullable Double walBytes) {}

    /** As {@link Figures}, over the successful runs. */
    public record MedianFigures(
            @Nullable Double walBytes,
            @Nullable Double fullPageImages,
            @Nullable Double requestedCheckpoints,
            @Nullable Double tempBytes,
            @Nullable Double clientCpuSeconds,
            @Nullable Double serverCpuSeconds,
            @Nullable Map<String, Long> waitEvents) {
        public MedianFigures {
            waitEvents = waitEvents == null ? null : Map.copyOf(waitEvents);
        }
    }
}
