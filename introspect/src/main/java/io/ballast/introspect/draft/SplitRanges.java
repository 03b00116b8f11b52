package io.ballast.introspect.draft;

import io.ballast.spec.kind.TimeKind;
import java.time.LocalTime;

/** Draws two times of day from two parts of what both have room for, so that one is always below the other. */
final class SplitRanges {
    private SplitRanges() {}

    /** Whether both are of such kinds; they are drawn so from then on. */
    static boolean split(DraftColumn lower, DraftColumn upper) {
        return lower.kind instanceof TimeKind less
                && upper.kind instanceof TimeKind greater
                && times(lower, less, upper, greater);
    }

    private static boolean times(DraftColumn lower, TimeKind less, DraftColumn upper, TimeKind greater) {
        LocalTime from = max(less.from(), greater.from());
        LocalTime to = min(less.to(), greater.to());
        if (from.isAfter(to)) {
            return less.to().isBefore(greater.from());
        }
        LocalTime middle = LocalTime.ofSecondOfDay((from.toSecondOfDay() + to.toSecondOfDay()) / 2);
        LocalTime next = middle.plusSeconds(1);
        if (next.isBefore(middle) || less.from().isAfter(middle) || greater.to().isBefore(next)) {
            return false;
        }
        lower.kind = new TimeKind(less.from(), min(less.to(), middle));
        upper.kind = new TimeKind(max(greater.from(), next), greater.to());
        return true;
    }

    private static LocalTime max(LocalTime a, LocalTime b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalTime min(LocalTime a, LocalTime b) {
        return a.isBefore(b) ? a : b;
    }
}
