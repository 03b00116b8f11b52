package io.ballast.introspect.draft;

import io.ballast.spec.kind.TimeKind;
import java.time.LocalTime;
import java.util.function.Predicate;

/** Draws two times of day, or a number and one that is counted, from two parts of what both have room for, so that one is always below the other. */
final class SplitRanges {
    private static final long SECONDS_OF_DAY = 86_400;

    private SplitRanges() {}

    /** Whether both are of such kinds; they are drawn so from then on. */
    static boolean split(DraftTable table, Apart apart, Predicate<DraftColumn> free) {
        DraftColumn lower = table.column(apart.earlier());
        DraftColumn upper = table.column(apart.later());
        if (apart.distance() == 0 && NumberedAbove.start(table, lower, upper)) {
            return true;
        }
        if (apart.distance() == 0 && ListedAbove.split(lower, upper, apart.strictly(), free)) {
            return true;
        }
        return free.test(lower)
                && free.test(upper)
                && apart.distance() < 1
                && lower.kind instanceof TimeKind less
                && upper.kind instanceof TimeKind greater
                && times(lower, less, upper, greater, gap(apart));
    }

    /** Whether all times of the one are so far below those of the other. */
    static boolean isKept(DraftTable table, Apart apart) {
        return apart.distance() < 1
                && table.column(apart.earlier()).kind instanceof TimeKind less
                && table.column(apart.later()).kind instanceof TimeKind greater
                && isBelow(less, greater, gap(apart));
    }

    private static boolean isBelow(TimeKind less, TimeKind greater, long gap) {
        return less.to().toSecondOfDay() + gap <= greater.from().toSecondOfDay();
    }

    private static long gap(Apart apart) {
        return Math.max(1, (long) Math.ceil(apart.distance() * SECONDS_OF_DAY) + (apart.strictly() ? 1 : 0));
    }

    private static boolean times(DraftColumn lower, TimeKind less, DraftColumn upper, TimeKind greater, long gap) {
        LocalTime from = max(less.from(), greater.from());
        LocalTime to = min(less.to(), greater.to());
        if (from.isAfter(to)) {
            long most = greater.from().toSecondOfDay() - gap;
            if (!isBelow(less, greater, gap) && most >= less.from().toSecondOfDay()) {
                lower.kind = new TimeKind(less.from(), min(less.to(), LocalTime.ofSecondOfDay(most)));
                return true;
            }
            return isBelow(less, greater, gap);
        }
        LocalTime middle = LocalTime.ofSecondOfDay((from.toSecondOfDay() + to.toSecondOfDay()) / 2);
        LocalTime next = middle.plusSeconds(gap);
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
