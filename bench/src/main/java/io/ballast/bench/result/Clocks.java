package io.ballast.bench.result;

import org.jspecify.annotations.Nullable;

/**
 * The three clocks of a run, in seconds from its first statement.
 *
 * @param committed all rows are committed
 * @param usable keys, indexes and foreign keys stand, tables are logged and analyzed; what runs are ranked by
 * @param settled after a CHECKPOINT, and after VACUUM FREEZE where rows were not frozen; null when the user may not do it
 */
public record Clocks(
        double committed, double usable, @Nullable Double settled) {
    public Clocks {
        if (committed < 0 || usable < committed || (settled != null && settled < usable)) {
            throw new IllegalArgumentException("clocks run forward: " + committed + ", " + usable + ", " + settled);
        }
    }
}
