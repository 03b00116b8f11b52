package io.ballast.introspect.fit;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A range of time around others, with ends at the beginning of a year, a month, a day, an hour or a minute, whichever is fine enough for the
 * length of the range. A value that is such a beginning itself moves the end by one more, so that no end was seen.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record RoundTimes(LocalDateTime from, LocalDateTime to) {
    private static final int YEARS_FROM_DAYS = 730;
    private static final int MONTHS_FROM_DAYS = 60;
    private static final int DAYS_FROM_DAYS = 2;
    private static final int HOURS_FROM_HOURS = 2;
    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 0, 0);

    /** Around the first and the last value, of dates if nothing finer than a day is wanted. */
    public static RoundTimes around(LocalDateTime first, LocalDateTime last, boolean dates) {
        ChronoUnit unit = unit(Duration.between(first, last), dates);
        LocalDateTime from = floor(first, unit);
        if (from.equals(first)) {
            from = from.minus(1, unit);
        }
        LocalDateTime to = floor(last, unit).plus(1, unit);
        return new RoundTimes(from.isBefore(FIRST) ? FIRST : from, to.isAfter(LAST) ? LAST : to);
    }

    /** For a single time it is an hour: a minute would come near to telling it. */
    private static ChronoUnit unit(Duration length, boolean dates) {
        long days = length.toDays();
        if (days >= YEARS_FROM_DAYS) {
            return ChronoUnit.YEARS;
        }
        if (days >= MONTHS_FROM_DAYS || dates) {
            return ChronoUnit.MONTHS;
        }
        if (days >= DAYS_FROM_DAYS) {
            return ChronoUnit.DAYS;
        }
        return length.toHours() >= HOURS_FROM_HOURS || length.isZero() ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
    }

    private static LocalDateTime floor(LocalDateTime time, ChronoUnit unit) {
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case YEARS -> day.withDayOfYear(1);
            case MONTHS -> day.withDayOfMonth(1);
            case DAYS -> day;
            default -> time.truncatedTo(unit);
        };
    }
}
