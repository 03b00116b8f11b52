package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.kind.IntervalKind;
import io.ballast.spec.kind.IntervalUnit;

/** Lengths of intervals, in the smallest unit that their type keeps, so that each is another one to the server too. */
final class IntervalLengths {
    /** Thirty days. */
    static final long USUAL_SECONDS = 2_592_000;

    private IntervalLengths() {}

    /** @param unique how many of them are to differ; 0 for any */
    static IntervalKind of(ColumnType type, long unique) {
        IntervalUnit unit = IntervalUnit.of(type);
        return new IntervalKind(0, Math.min(unit.max(), Math.max(usual(unit), 2 * unique)), unit);
    }

    private static long usual(IntervalUnit unit) {
        return switch (unit) {
            case YEAR -> 30;
            case MONTH -> 60;
            case DAY -> 90;
            case HOUR -> 720;
            case MINUTE -> 43_200;
            case SECOND -> USUAL_SECONDS;
        };
    }
}
