package io.ballast.bench.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was counted beside the clock over a stretch of a run. A figure that the server's version, the user's rights or the place
 * of the server cannot give is null, never zero; {@link BenchResults#sources} says where each comes from, or why it is missing.
 *
 * @param walBytes written to the write-ahead log by the whole server
 * @param fullPageImages pages that the write-ahead log holds whole
 * @param requestedCheckpoints checkpoints that WAL or a command requested, not those due by time
 * @param tempBytes of temporary files
 * @param clientCpuSeconds processor time of the benchmark's own process
 * @param serverCpuSeconds processor time of the server's processes
 * @param waitEvents how often a working session was seen in each wait, such as {@code IO:WalSync}, at ten looks a second;
 *     {@code CPU} stands for no wait
 */
public record Figures(
        @Nullable Long walBytes,
        @Nullable Long fullPageImages,
        @Nullable Long requestedCheckpoints,
        @Nullable Long tempBytes,
        @Nullable Double clientCpuSeconds,
        @Nullable Double serverCpuSeconds,
        @Nullable Map<String, Long> waitEvents) {
    public Figures {
        waitEvents = waitEvents == null ? null : Map.copyOf(waitEvents);
    }
}
