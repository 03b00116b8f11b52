package io.ballast.bench.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted beside the clocks of one run.
 *
 * @param untilUsable from the first statement to {@link Clocks#usable}
 * @param tableBytes of all tables when they were usable, with what belongs to them, without indexes
 * @param indexBytes of all their indexes then
 * @param timeline at ten looks a second or more, close together in a short run; rows are of the moment, checkpoints of the last
 *     look at the server, up to a tenth of a second before
 */
public record Recorded(
        Figures untilUsable,
        @Nullable Long tableBytes,
        @Nullable Long indexBytes,
        List<Sample> timeline) {
    public Recorded {
        timeline = List.copyOf(timeline);
    }

    /**
     * One look at a run.
     *
     * @param second since the first statement
     * @param rows handed to the server so far
     * @param checkpoints begun since the first statement, for whatever reason; null where the server does not report them
     */
    public record Sample(double second, long rows, @Nullable Long checkpoints) {}
}
