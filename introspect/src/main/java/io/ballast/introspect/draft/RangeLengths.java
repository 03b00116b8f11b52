package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.kind.RangeKind;
import io.ballast.spec.kind.ValueKind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ranges of days and of moments, as long as their names make likely: a stay of nights, a meeting of hours, a contract of months. */
final class RangeLengths {
    private static final long FROM = LocalDate.of(2023, 1, 1).toEpochDay();
    private static final long TO = LocalDate.of(2025, 1, 1).toEpochDay();
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final Pattern OF_MONTHS = Pattern.compile(
            "(.*_)?(valid|validity|valid_period|contract|membership|subscription|season|term|employment|effective|coverage|warranty|lease)(_.*)?");

    private static final Pattern OF_NIGHTS = Pattern.compile(
            "(.*_)?(stay|booking|booked|reservation|reserved|vacation|holiday|trip|rental|leave|absence|visit)(_.*)?");

    private RangeLengths() {}

    /** The kind; empty for all other types. */
    static Optional<ValueKind> of(ColumnType type, String column) {
        RangeKind.Ends ends = type.array() ? null : RangeKind.kindOf(type);
        if (ends == null || ends == RangeKind.Ends.NUMBERS) {
            return Optional.empty();
        }
        String name = SnakeCase.of(column);
        boolean months = OF_MONTHS.matcher(name).matches();
        boolean nights = OF_NIGHTS.matcher(name).matches();
        if (ends == RangeKind.Ends.DAYS) {
            Uniform days = months ? new Uniform(30, 365) : new Uniform(1, nights ? 14 : 30);
            return Optional.of(new RangeKind(ends, FROM, TO, days, RangeKind.Disjoint.NONE));
        }
        Uniform seconds = months
                ? new Uniform(30 * SECONDS_PER_DAY, 365 * SECONDS_PER_DAY)
                : nights
                        ? new Uniform(SECONDS_PER_DAY, 14 * SECONDS_PER_DAY)
                        : new Uniform(SECONDS_PER_HOUR / 2, 8 * SECONDS_PER_HOUR);
        return Optional.of(
                new RangeKind(ends, FROM * MICROS_PER_DAY, TO * MICROS_PER_DAY, seconds, RangeKind.Disjoint.NONE));
    }
}
