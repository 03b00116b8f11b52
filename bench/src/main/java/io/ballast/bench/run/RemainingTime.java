package io.ballast.bench.run;

import io.ballast.bench.plan.Trial;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How long the runs that are left take: each as long as its variant took on average so far, or as all did where it has not run yet. */
final class RemainingTime {
    private static final int SECONDS_PER_MINUTE = 60;

    private final Map<String, long[]> nanosAndRuns = new HashMap<>();
    private long allNanos;
    private int allRuns;

    /** A run has taken this long, with everything around it. */
    void took(Trial trial, Duration time) {
        long[] sum = nanosAndRuns.computeIfAbsent(trial.variant().label(), label -> new long[2]);
        sum[0] += time.toNanos();
        sum[1]++;
        allNanos += time.toNanos();
        allRuns++;
    }

    /** Empty before the first run. */
    Optional<Duration> of(List<Trial> left) {
        if (allRuns == 0) {
            return Optional.empty();
        }
        long nanos = 0;
        for (Trial trial : left) {
            long[] sum = nanosAndRuns.get(trial.variant().label());
            nanos += sum == null ? allNanos / allRuns : sum[0] / sum[1];
        }
        return Optional.of(Duration.ofNanos(nanos));
    }

    /** {@code , about 4 min left}; nothing where nothing is left. */
    String inWords(List<Trial> left) {
        return left.isEmpty() ? "" : of(left).map(RemainingTime::inWords).orElse("");
    }

    private static String inWords(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        return seconds < 2 * SECONDS_PER_MINUTE
                ? String.format(Locale.ROOT, "; about %d s left", seconds)
                : String.format(Locale.ROOT, "; about %d min left", Math.round((double) seconds / SECONDS_PER_MINUTE));
    }
}
