package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.KeyValues;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.SeriesKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Days, moments and numbers that begin behind all that are there. */
final class MovedTimes {
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final long DAY = 86_400;

    private MovedTimes() {}

    /**
     * What the greatest value is looked for as; empty for kinds that are not moved so.
     *
     * @param ends whether a column is looked at in which ranges end
     */
    static Optional<KeyValues.Look> look(ValueKind kind, ColumnType type, boolean ends) {
        boolean moves = kind instanceof DateKind
                || kind instanceof TimestampKind
                || kind instanceof SequenceKind
                || kind instanceof SeriesKind;
        if (!moves) {
            return Optional.empty();
        }
        if (type.is(TypeFamily.DATE)) {
            return Optional.of(ends ? KeyValues.Look.ENDS_OF_DAYS : KeyValues.Look.DAYS);
        }
        if (type.is(TypeFamily.TIMESTAMP)) {
            return Optional.of(ends ? KeyValues.Look.ENDS_OF_MOMENTS : KeyValues.Look.MOMENTS);
        }
        return ends && type.is(TypeFamily.WHOLE) ? Optional.of(KeyValues.Look.ENDS_OF_NUMBERS) : Optional.empty();
    }

    /**
     * The same values, moved; those that begin behind all that are there anyway as they are.
     *
     * @param place the table and the column, with a point between them
     * @param greatest in numbers, days or seconds
     * @throws BallastException (TARGET_REFUSED) where there is no room behind it
     */
    static ValueKind of(String place, ValueKind kind, ColumnType type, long greatest) {
        if (greatest >= KeyValues.ENDLESS) {
            throw noRoom(place, "one of these has no upper end");
        }
        if (kind instanceof SequenceKind.Numbers numbers) {
            return new SequenceKind.Numbers(Math.max(numbers.start(), greatest + 1), numbers.step());
        }
        if (type.is(TypeFamily.WHOLE) && kind instanceof SeriesKind series) {
            return begun(series, Long.toString(Math.max(Long.parseLong(String.valueOf(series.start())), greatest + 1)));
        }
        LocalDate first = type.is(TypeFamily.DATE)
                ? LocalDate.ofEpochDay(greatest).plusDays(1)
                : LocalDate.ofEpochDay(Math.floorDiv(greatest, DAY)).plusDays(1);
        if (!first.isBefore(LAST_DAY)) {
            throw noRoom(place, "there is no room behind them");
        }
        return moved(place, kind, type, first);
    }

    private static ValueKind moved(String place, ValueKind kind, ColumnType type, LocalDate first) {
        Instant midnight = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (kind instanceof DateKind days) {
            long by = Math.max(0, ChronoUnit.DAYS.between(days.from(), first));
            return new DateKind(
                    days.from().plusDays(by), checked(place, days.to().plusDays(by)), days.weights());
        }
        if (kind instanceof TimestampKind moments) {
            Duration by = Duration.between(moments.from(), midnight);
            Duration forwards = by.isNegative() ? Duration.ZERO : by;
            Instant to = moments.to().plus(forwards);
            checked(place, to.atZone(ZoneOffset.UTC).toLocalDate());
            return new TimestampKind(moments.from().plus(forwards), to, moments.digits(), moments.weights());
        }
        if (kind instanceof SequenceKind.Days days) {
            return new SequenceKind.Days(later(days.start(), first), days.stepDays());
        }
        if (kind instanceof SequenceKind.Moments moments) {
            return new SequenceKind.Moments(
                    moments.start().isAfter(midnight) ? moments.start() : midnight, moments.step());
        }
        String zone = type.base() == BaseType.TIMESTAMPTZ ? "+00" : "";
        LocalDate begun = later(
                LocalDate.parse(String.valueOf(((SeriesKind) kind).start()).substring(0, 10)), first);
        return begun((SeriesKind) kind, type.is(TypeFamily.DATE) ? begun.toString() : begun + " 00:00:00" + zone);
    }

    private static SeriesKind begun(SeriesKind series, String start) {
        return new SeriesKind(null, start, series.step(), series.jitter());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate checked(String place, LocalDate end) {
        if (end.isAfter(LAST_DAY)) {
            throw noRoom(place, "there is no room for as many");
        }
        return end;
    }

    private static BallastException noRoom(String place, String why) {
        return new BallastException(
                ErrorCategory.TARGET_REFUSED,
                "values of column \"" + place + "\" have to lie behind those that are there, and " + why
                        + ". Leave out the table, or empty it first.");
    }
}
