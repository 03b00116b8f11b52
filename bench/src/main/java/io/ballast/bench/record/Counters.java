package io.ballast.bench.record;

import io.ballast.bench.result.Figures;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The readings of all counters at one moment; two of them make the figures of the stretch between. Null is not known. */
record Counters(
        @Nullable Long walBytes,
        @Nullable Long fullPageImages,
        @Nullable Long requestedCheckpoints,
        @Nullable Long tempBytes,
        @Nullable Double clientCpuSeconds,
        @Nullable Double serverCpuSeconds) {
    /**
     * What was counted since an earlier reading.
     *
     * @param exact whether all sessions have reported what they did to the server's statistics; what depends on that is null otherwise
     */
    Figures since(Counters earlier, boolean exact, @Nullable Map<String, Long> waitEvents) {
        return new Figures(
                minus(walBytes, earlier.walBytes),
                exact ? minus(fullPageImages, earlier.fullPageImages) : null,
                minus(requestedCheckpoints, earlier.requestedCheckpoints),
                exact ? minus(tempBytes, earlier.tempBytes) : null,
                minus(clientCpuSeconds, earlier.clientCpuSeconds),
                minus(serverCpuSeconds, earlier.serverCpuSeconds),
                waitEvents);
    }

    private static @Nullable Long minus(@Nullable Long later, @Nullable Long earlier) {
        return later == null || earlier == null ? null : later - earlier;
    }

    private static @Nullable Double minus(@Nullable Double later, @Nullable Double earlier) {
        return later == null || earlier == null ? null : later - earlier;
    }
}
