package io.ballast.bench.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was counted beside the clocks of one run. A figure that the server's version or the user's rights cannot give is null,
 * never zero.
 *
 * @param walBytes difference of {@code pg_current_wal_insert_lsn()} over the run
 * @param fullPageImages difference of {@code pg_stat_wal.wal_fpi}
 * @param requestedCheckpoints difference of {@code pg_stat_checkpointer.num_requested} (before 17: {@code pg_stat_bgwriter})
 * @param tableBytes {@code pg_table_size} of all tables at the end
 * @param indexBytes {@code pg_indexes_size} of all tables at the end
 * @param tempBytes difference of {@code pg_stat_database.temp_bytes}
 * @param clientCpuSeconds processor time of the benchmark's own process
 * @param serverCpuSeconds processor time of the server's processes, where they run on this machine and may be read
 * @param waitEvents how often active backends were seen in each wait, at ten samples a second; {@code CPU} for none
 * @param timeline rows copied so far, at ten samples a second; empty where nothing could be sampled
 */
public record Recorded(
        @Nullable Long walBytes,
        @Nullable Long fullPageImages,
        @Nullable Long requestedCheckpoints,
        @Nullable Long tableBytes,
        @Nullable Long indexBytes,
        @Nullable Long tempBytes,
        @Nullable Double clientCpuSeconds,
        @Nullable Double serverCpuSeconds,
        @Nullable Map<String, Long> waitEvents,
        List<Sample> timeline) {
    public Recorded {
        waitEvents = waitEvents == null ? null : Map.copyOf(waitEvents);
        timeline = List.copyOf(timeline);
    }

    /**
     * One sample of a run.
     *
     * @param second since the run began
     * @param rows written so far by the statements then running and those before
     * @param checkpoints requested since the run began
     */
    public record Sample(double second, long rows, long checkpoints) {}
}
