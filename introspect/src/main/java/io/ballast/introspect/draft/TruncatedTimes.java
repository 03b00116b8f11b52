package io.ballast.introspect.draft;

import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Literals;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws moments that begin an hour, a day, a month: {@code CHECK (date_trunc('hour', at) = at)}, in UTC. */
final class TruncatedTimes {
    private static final String CAST = "(?:::timestamp with(?:out)? time zone)?";
    private static final String CALL = "date_trunc'(?<unit>[a-z]+)'::text, \"?(?<argument>[^\",]+?)\"?" + CAST;
    private static final String COLUMN = "\"?(?<column>[^\",]+?)\"?";
    /** A check without its parentheses, as the server writes it. */
    private static final List<Pattern> FORMS =
            List.of(Pattern.compile(CALL + " = " + COLUMN), Pattern.compile(COLUMN + " = " + CALL));

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "minute", ChronoUnit.MINUTES,
            "hour", ChronoUnit.HOURS,
            "day", ChronoUnit.DAYS,
            "week", ChronoUnit.WEEKS,
            "month", ChronoUnit.MONTHS,
            "year", ChronoUnit.YEARS);

    /** No more different moments than this are listed. */
    private static final int MAX_VALUES = 500;

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private TruncatedTimes() {}

    static void keep(DraftTable table, Notes notes) {
        for (OpenCheck check : List.copyOf(table.openChecks)) {
            for (Pattern form : FORMS) {
                Matcher matcher = form.matcher(check.sql().replaceAll("[()]", ""));
                if (matcher.matches()
                        && matcher.group("column").equals(matcher.group("argument"))
                        && keep(table, matcher.group("column"), matcher.group("unit"))) {
                    table.keep(check, notes);
                    break;
                }
            }
        }
    }

    private static boolean keep(DraftTable table, String name, String unit) {
        DraftColumn column = table.columns.get(name);
        if (column == null || !(column.kind instanceof TimestampKind times)) {
            return false;
        }
        boolean inKey = table.facts.keys().anyMatch(key -> key.contains(name));
        Optional<ValueKind> kind = unit.equals("second")
                ? Optional.of(new TimestampKind(times.from(), times.to(), 0, times.weights()))
                : Optional.ofNullable(UNITS.get(unit)).flatMap(step -> of(column, times, step, inKey));
        kind.ifPresent(found -> column.kind = found);
        return kind.isPresent();
    }

    private static Optional<ValueKind> of(DraftColumn column, TimestampKind times, ChronoUnit unit, boolean inKey) {
        ZonedDateTime first = first(times.from().atZone(ZoneOffset.UTC), unit);
        if (inKey) {
            return unit.isDateBased() && unit != ChronoUnit.DAYS
                    ? Optional.empty()
                    : Optional.of(new SequenceKind.Moments(first.toInstant(), unit.getDuration()));
        }
        long all = Math.max(1, unit.between(first, times.to().atZone(ZoneOffset.UTC)));
        long every = (all + MAX_VALUES - 1) / MAX_VALUES;
        List<String> values = new ArrayList<>();
        for (long n = 0; n < all; n += every) {
            values.add(Literals.canonical(column.type, TEXT.format(first.plus(n, unit)) + zone(column)));
        }
        return Optional.of(new ChoiceKind(values, Collections.nCopies(values.size(), 1.0)));
    }

    /** What follows a moment in UTC in a literal of the column's type. */
    static String zone(DraftColumn column) {
        return column.type.sql().matches("timestamptz.*|timestamp.* with time zone") ? "+00" : "";
    }

    /** The first begin of the unit that is not before the moment. */
    private static ZonedDateTime first(ZonedDateTime from, ChronoUnit unit) {
        ZonedDateTime begin =
                switch (unit) {
                    case MINUTES, HOURS, DAYS -> from.truncatedTo(unit);
                    case WEEKS ->
                        from.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTHS -> from.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.firstDayOfMonth());
                    default -> from.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.firstDayOfYear());
                };
        return begin.isBefore(from) ? begin.plus(1, unit) : begin;
    }
}
