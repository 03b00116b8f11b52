package io.ballast.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of one variant say together. Medians are null when no run succeeded, or when one of the runs lacks the figure. In
 * results.json the groups have no objects of their own: their fields are the variant's.
 *
 * @param phases medians, in order
 * @param figures medians from the first statement to usable; of the wait events, the sums over all runs
 */
// Earlier files have a list of numbers here that said nothing of the measurement.
@JsonIgnoreProperties("originalPlans")
public record VariantSummary(
        @JsonUnwrapped Way way,
        @JsonUnwrapped Standing standing,
        @JsonUnwrapped Tally tally,
        @JsonUnwrapped Times times,
        @JsonUnwrapped Speed speed,
        @JsonUnwrapped Size size,
        List<PhaseMedian> phases,
        MedianFigures figures) {
    public VariantSummary {
        phases = List.copyOf(phases);
    }

    /**
     * What was run.
     *
     * @param variant label
     * @param description of the strategy, one line
     * @param jobs connections that load in parallel
     * @param batchSize rows in a batch or statement; 0 where the strategy has none
     */
    public record Way(String variant, String strategy, String description, int jobs, int batchSize) {}

    /**
     * How it may be compared with the others.
     *
     * @param durability label; only variants with equal labels are ranked against each other
     * @param rank from 1 for the most rows per second, among those of the same label; null without a successful run
     * @param sampled whether it loaded a sample of whole parents instead of the whole bundle
     * @param again whether it is the second half of the A/A pair, which has no rank
     */
    public record Standing(String durability, @Nullable Integer rank, boolean sampled, boolean again) {}

    /**
     * How much was run.
     *
     * @param rows loaded in each run
     * @param succeeded runs
     * @param failed runs
     */
    public record Tally(long rows, int succeeded, int failed) {}

    /**
     * Medians of the clocks, as {@link Clocks} has them.
     *
     * @param usableInterval of the median; null with too few runs
     */
    public record Times(
            @Nullable Double committedSeconds,
            @Nullable Double usableSeconds,
            @Nullable Interval usableInterval,
            @Nullable Double settledSeconds) {}

    /**
     * How fast it was.
     *
     * @param rowsPerSecond median of rows / usable seconds
     * @param rowsPerSecondInterval of the median; null with too few runs
     * @param ratioToBallast usable seconds per row against those of the variant {@code ballast}, within blocks; above 1 is slower;
     *     null where it did not run
     */
    public record Speed(
            @Nullable Double rowsPerSecond,
            @Nullable Interval rowsPerSecondInterval,
            @Nullable RatioEstimate ratioToBallast) {}

    /** Medians of what was written, and of what lies on disk once usable. */
    public record Size(
            @Nullable Double walBytesPerRow,
            @Nullable Long tableBytes,
            @Nullable Long indexBytes) {}

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
