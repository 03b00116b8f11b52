package io.ballast.bench.report;

import io.ballast.bench.result.Recorded.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a run between two looks at it.
 *
 * @param from second, to the millisecond, as {@code to}
 * @param checkpoints that began meanwhile; null where the server does not report them
 */
record RateSpan(
        double from,
        double to,
        double rowsPerSecond,
        @Nullable Long checkpoints) {
    /** As many as a small chart can show, and a table a reader look through. */
    private static final int MAX_SPANS = 40;

    /** The stretches of a timeline, each of as many looks as it takes to have no more than {@value #MAX_SPANS}. */
    static List<RateSpan> of(List<Sample> timeline) {
        List<RateSpan> spans = new ArrayList<>();
        int step = Math.max(1, (timeline.size() - 1 + MAX_SPANS - 1) / MAX_SPANS);
        for (int i = 0; i + 1 < timeline.size(); i += step) {
            Sample first = timeline.get(i);
            Sample last = timeline.get(Math.min(i + step, timeline.size() - 1));
            if (last.second() > first.second()) {
                spans.add(between(first, last));
            }
        }
        return spans;
    }

    private static double toMillis(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }

    private static RateSpan between(Sample first, Sample last) {
        Long before = first.checkpoints();
        Long after = last.checkpoints();
        return new RateSpan(
                toMillis(first.second()),
                toMillis(last.second()),
                (last.rows() - first.rows()) / (last.second() - first.second()),
                before == null || after == null ? null : after - before);
    }
}
