package io.ballast.introspect.draft;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a column's times go.
 *
 * @param to the first moment behind them; after {@code from}
 */
record TimeRange(LocalDateTime from, LocalDateTime to) {
    /** The years that a spec can say. */
    private static final LocalDateTime FIRST = LocalDate.of(1, 1, 1).atStartOfDay();

    private static final LocalDateTime LAST = LocalDate.of(9999, 12, 31).atStartOfDay();

    TimeRange {
        from = clamped(from);
        to = clamped(to);
        if (!to.isAfter(from)) {
            from = from.isBefore(LAST) ? from : LAST.minusDays(1);
            to = from.plusDays(1);
        }
    }

    /**
     * What of it lies within limits. Where nothing does, it is moved there, as long as it is.
     *
     * @param first null for no limit
     * @param end the first moment behind the allowed ones; null for no limit
     */
    TimeRange within(@Nullable LocalDateTime first, @Nullable LocalDateTime end) {
        LocalDateTime start = first != null && first.isAfter(from) ? first : from;
        LocalDateTime stop = end != null && end.isBefore(to) ? end : to;
        if (stop.isAfter(start)) {
            return new TimeRange(start, stop);
        }
        Duration length = Duration.between(from, to);
        if (first == null) {
            return new TimeRange(stop.minus(length), stop);
        }
        LocalDateTime moved = first.plus(length);
        LocalDateTime last = end != null && end.isBefore(moved) ? end : moved;
        return new TimeRange(first, last.isAfter(first) ? last : first.plusSeconds(1));
    }

    boolean isWholeSeconds() {
        return from.equals(from.truncatedTo(ChronoUnit.SECONDS)) && to.equals(to.truncatedTo(ChronoUnit.SECONDS));
    }

    private static LocalDateTime clamped(LocalDateTime time) {
        return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    }
}
