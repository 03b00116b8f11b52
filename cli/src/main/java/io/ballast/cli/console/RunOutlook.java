package io.ballast.cli.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a whole run still takes: what its phases are expected to cost in proportion to one another, at the speed of those that are done
 * so far. Safe for use by many threads.
 */
final class RunOutlook {
    /** Estimates from less than this are guesses. */
    private static final Duration TRUSTED = Duration.ofSeconds(2);

    private static final double TRUSTED_SHARE = 0.02;

    private final Supplier<Long> nanoClock;
    private final Map<String, Long> costs = new HashMap<>();
    private final Map<String, Double> doneShares = new HashMap<>();
    private long beganNanos;

    RunOutlook(Supplier<Long> nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** A run begins, or is taken up with what is left of it. */
    synchronized void expect(Map<String, Long> costsOfPhases) {
        costs.clear();
        doneShares.clear();
        costs.putAll(costsOfPhases);
        beganNanos = nanoClock.get();
    }

    /** A phase is done up to this share, from 0 to 1. */
    synchronized void reached(String phase, double share) {
        doneShares.put(phase, Math.min(1, share));
    }

    /** The time that the rest takes; null where nothing can be said, or where what is left is the one phase. */
    synchronized @Nullable Duration remaining(String phase) {
        Duration elapsed = Duration.ofNanos(nanoClock.get() - beganNanos);
        double done = 0;
        double all = 0;
        double others = 0;
        for (Map.Entry<String, Long> cost : costs.entrySet()) {
            double share = doneShares.getOrDefault(cost.getKey(), 0.0);
            done += share * cost.getValue();
            all += cost.getValue();
            others += cost.getKey().equals(phase) ? 0 : (1 - share) * cost.getValue();
        }
        if (others <= 0 || done < TRUSTED_SHARE * all || elapsed.compareTo(TRUSTED) < 0) {
            return null;
        }
        return Duration.ofNanos((long) (elapsed.toNanos() * ((all - done) / done)));
    }
}
