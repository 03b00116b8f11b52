package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.introspect.fit.ObservedNumbers;
import io.ballast.introspect.fit.RoundTimes;
import io.ballast.introspect.fit.TimeShares;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Columns of dates and instants: a rounded range, or invented ones within it. */
final class Times {
    private static final int MICRO_DIGITS = 6;
    private static final LocalDateTime DEFAULT_FROM = LocalDateTime.of(2020, 1, 1, 0, 0);
    private static final LocalDateTime DEFAULT_TO = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    /** As the server writes timestamps in UTC, zone or none, and dates. */
    private static final DateTimeFormatter SERVER = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd[ HH:mm:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendPattern("[X]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter(Locale.ROOT);

    private Times() {}

    static ValueKind of(Target target) {
        boolean dates = target.type().base() == BaseType.DATE;
        Optional<Ranges<LocalDateTime>> found = Ranges.of(target.statistics(), Times::read);
        LocalDateTime from = DEFAULT_FROM;
        LocalDateTime to = DEFAULT_TO;
        if (found.isPresent()) {
            RoundTimes range =
                    RoundTimes.around(found.get().first(), found.get().last(), dates);
            from = range.from();
            to = range.to();
        }
        TimeRange allowed =
                new TimeRange(from, to).within(limit(target.minimum(), 0), limit(target.maximum(), dates ? 1 : 0));
        from = allowed.from();
        to = allowed.to();
        boolean few = found.isPresent()
                && target.statistics().distinct() <= SmallSet.FEW_VALUES
                && SmallSet.isFew(target.statistics(), target.rows())
                && !target.unique();
        if (few) {
            return invented(target, found.get(), from, to);
        }
        List<Double> weights = found.isPresent() && !target.unique() && target.hasEnoughValues()
                ? TimeShares.of(seconds(found.get(), target.statistics().nullShare()), second(from), second(to), dates)
                : List.of();
        return dates
                ? new DateKind(from.toLocalDate(), to.toLocalDate(), weights)
                : new TimestampKind(
                        from.toInstant(ZoneOffset.UTC),
                        to.toInstant(ZoneOffset.UTC),
                        target.shape().wholeSeconds() && allowed.isWholeSeconds() ? 0 : digits(target.type()),
                        weights);
    }

    /** Whether all days or moments of the kind lie within the limits of the check. */
    static boolean areWithin(ValueKind kind, Check check) {
        LocalDateTime from = kind instanceof TimestampKind moments
                ? LocalDateTime.ofInstant(moments.from(), ZoneOffset.UTC)
                : ((DateKind) kind).from().atStartOfDay();
        LocalDateTime end = kind instanceof TimestampKind moments
                ? LocalDateTime.ofInstant(moments.to(), ZoneOffset.UTC)
                : ((DateKind) kind).to().minusDays(1).atStartOfDay();
        LocalDateTime first = limit(check.minimum(), 0);
        LocalDateTime last = limit(check.maximum(), 0);
        return (check.minimum() == null || (first != null && !from.isBefore(first)))
                && (check.maximum() == null || (last != null && !end.isAfter(last)));
    }

    /** After the point of a second. */
    private static int digits(ColumnType type) {
        return type.length() == ColumnType.UNSET ? MICRO_DIGITS : type.length();
    }

    private static ObservedNumbers seconds(Ranges<LocalDateTime> found, double nullShare) {
        SortedMap<BigDecimal, Double> common = new TreeMap<>();
        found.common().forEach((time, share) -> common.merge(second(time), share / (1 - nullShare), Double::sum));
        return new ObservedNumbers(
                common, found.bounds().stream().map(Times::second).toList());
    }

    private static BigDecimal second(LocalDateTime time) {
        return BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC));
    }

    /** Times evenly spread over the range and none that was seen, as many as those, with the weights they had in their order. */
    private static ValueKind invented(
            Target target, Ranges<LocalDateTime> found, LocalDateTime from, LocalDateTime to) {
        List<Double> weights = found.weightsInOrder(target.statistics());
        long span = Duration.between(from, to).toSeconds();
        Map<String, Double> byText = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            LocalDateTime time = from.plusSeconds((long) (span * ((i + 0.5) / weights.size())));
            if (target.type().base() == BaseType.DATE) {
                time = time.truncatedTo(ChronoUnit.DAYS);
            }
            time = unseen(found, time, to);
            String text =
                    switch (target.type().base()) {
                        case DATE -> time.toLocalDate().toString();
                        case TIMESTAMPTZ -> TIMESTAMP.format(time) + "+00";
                        default -> TIMESTAMP.format(time);
                    };
            byText.merge(text, weights.get(i), Double::sum);
        }
        return new ChoiceKind(List.copyOf(byText.keySet()), Texts.rounded(byText.values()));
    }

    /** The time, or the same of the next day that was not seen; the time itself where there is none before the end. */
    private static LocalDateTime unseen(Ranges<LocalDateTime> found, LocalDateTime time, LocalDateTime to) {
        for (LocalDateTime next = time; next.isBefore(to); next = next.plusDays(1)) {
            if (!found.seen().contains(next)) {
                return next;
            }
        }
        return time;
    }

    static ValueKind time(Target target) {
        Optional<Ranges<LocalTime>> found = Ranges.of(target.statistics(), Times::readTime);
        int first = found.map(range -> hourBefore(range.first())).orElse(0);
        int last = found.map(range -> range.last().getHour()).orElse(23);
        LocalTime from = LocalTime.of(first, 0);
        LocalTime to = LocalTime.of(last, 59, 59);
        LocalTime least = readTime(String.valueOf(target.minimum()))
                .map(Times::wholeSecondFrom)
                .orElse(LocalTime.MIN);
        LocalTime most = readTime(String.valueOf(target.maximum()))
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .orElse(LocalTime.of(23, 59, 59));
        boolean apart = max(from, least).isAfter(min(to, most));
        return new TimeKind(apart ? least : max(from, least), apart ? max(least, most) : min(to, most));
    }

    private static LocalTime wholeSecondFrom(LocalTime time) {
        LocalTime second = time.truncatedTo(ChronoUnit.SECONDS);
        return second.isBefore(time) && second.isBefore(LocalTime.of(23, 59, 59)) ? second.plusSeconds(1) : second;
    }

    /** The hour that begins before the time. */
    private static int hourBefore(LocalTime time) {
        boolean onTheHour = time.equals(LocalTime.of(time.getHour(), 0));
        return Math.max(0, onTheHour ? time.getHour() - 1 : time.getHour());
    }

    private static LocalTime max(LocalTime a, LocalTime b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalTime min(LocalTime a, LocalTime b) {
        return a.isBefore(b) ? a : b;
    }

    /** A limit of a check; null where it has none that a spec can say. */
    private static @Nullable LocalDateTime limit(@Nullable String literal, int moreDays) {
        return literal == null
                ? null
                : read(literal).map(time -> time.plusDays(moreDays)).orElse(null);
    }

    private static Optional<LocalDateTime> read(String text) {
        try {
            return Optional.of(
                    text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text, SERVER));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> readTime(String text) {
        try {
            return Optional.of(LocalTime.parse(text.replaceFirst("[+-]\\d\\d(:?\\d\\d)?$", "")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
