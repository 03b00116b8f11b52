package io.ballast.common.report;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one phase of a run did.
 *
 * @param rows rows handled; 0 where rows are not what the phase works on
 * @param bytes uncompressed bytes handled; 0 where the phase moves none
 * @param wall from the phase's first step to its last
 * @param summed the time of all its workers added up; more than {@code wall} when they worked in parallel
 * @param workers how many worked at the most
 * @param walBytes what the server wrote to its write-ahead log meanwhile, other sessions included; null where that is not known
 */
public record PhaseTiming(
        String phase,
        long rows,
        long bytes,
        Duration wall,
        Duration summed,
        int workers,
        @Nullable Long walBytes) {
    /** A phase without a server, or one that does not say. */
    public PhaseTiming(String phase, long rows, long bytes, Duration wall, Duration summed, int workers) {
        this(phase, rows, bytes, wall, summed, workers, null);
    }
}
