package io.ballast.common.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields that the values of an interval type have (manual, 8.5): what is smaller than the last one is cut off. */
public enum IntervalFields {
    YEAR(12, 0),
    MONTH(1, 0),
    DAY(1, 0),
    HOUR(1, 3_600_000_000L),
    MINUTE(1, 60_000_000),
    SECOND(1, 1),
    YEAR_TO_MONTH(1, 0),
    DAY_TO_HOUR(1, 3_600_000_000L),
    DAY_TO_MINUTE(1, 60_000_000),
    DAY_TO_SECOND(1, 1),
    HOUR_TO_MINUTE(1, 60_000_000),
    HOUR_TO_SECOND(1, 1),
    MINUTE_TO_SECOND(1, 1);

    private final int months;
    private final long micros;

    IntervalFields(int months, long micros) {
        this.months = months;
        this.micros = micros;
    }

    /** By the words behind {@code interval}, in lower case. */
    static Optional<IntervalFields> named(String words) {
        return Stream.of(values()).filter(fields -> fields.sql().equals(words)).findFirst();
    }

    /** As SQL has them: {@code day to second}. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Of how many months at once values are made: 12 or 1. */
    public int months() {
        return months;
    }

    public boolean hasDays() {
        return this != YEAR && this != MONTH && this != YEAR_TO_MONTH;
    }

    /** Of how many microseconds at once the time of values is made; 0 where they have none. */
    public long micros() {
        return micros;
    }

    /** Whether seconds may have digits after the point, whose number follows in parentheses. */
    boolean hasSeconds() {
        return micros == 1;
    }
}
