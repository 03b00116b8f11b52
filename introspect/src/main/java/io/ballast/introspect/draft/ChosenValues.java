package io.ballast.introspect.draft;

import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the whole numbers, days, moments or texts of a column that keep checks of it and of its domains alone, where nothing simpler says which:
 * {@code n % 5 = 0}, {@code t !~ '[0-9]'}.
 */
final class ChosenValues {
    /** Values that are looked at. */
    private static final long LOOKED_AT = 5_000;

    private static final int MOST = 400;

    /** Seconds between moments that are looked at, and how many of these a day has. */
    private static final long GRAIN = 300;

    private static final long GRAINS_OF_DAY = 288;

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final DraftTable table;
    private final Predicate<DraftColumn> free;
    private final MomentGrids grids;
    private final Set<OpenCheck> kept = new HashSet<>();

    ChosenValues(DraftTable table, MomentGrids grids, Predicate<DraftColumn> free) {
        this.table = table;
        this.grids = grids;
        this.free = free;
    }

    boolean isKept(OpenCheck check) {
        return kept.contains(check);
    }

    /** Lets columns have the values that keep all that is said of each alone. */
    void choose() {
        for (DraftColumn column : table.columns.values()) {
            List<OpenCheck> checks = Stream.concat(
                            table.openChecks.stream().filter(check -> formula(check)
                                    .filter(formula -> formula.columns().allMatch(column.name()::equals)
                                            && formula.columns().findAny().isPresent())
                                    .isPresent()),
                            column.domainChecks.stream())
                    .toList();
            if (!checks.isEmpty() && free.test(column) && choose(column, checks)) {
                kept.addAll(checks);
            }
        }
    }

    private static Optional<Formula> formula(OpenCheck check) {
        return FormulaParser.parse(check.sql());
    }

    private boolean choose(DraftColumn column, List<OpenCheck> checks) {
        List<Formula> formulas =
                checks.stream().flatMap(check -> formula(check).stream()).toList();
        if (formulas.size() < checks.size()) {
            return false;
        }
        if (TypeLimits.isText(column.type)) {
            return CheckedWords.choose(column, formulas);
        }
        ValueKind kind = ranged(column);
        List<String> values = new ArrayList<>();
        if (kind instanceof IntegerKind integer && column.type.is(TypeFamily.WHOLE)) {
            values = values(integer.min(), integer.max(), BigInteger::valueOf, formulas, Object::toString);
        } else if (kind instanceof DateKind dates && column.type.is(TypeFamily.DATE)) {
            values = values(
                    dates.from().toEpochDay(),
                    dates.to().toEpochDay() - 1,
                    LocalDate::ofEpochDay,
                    formulas,
                    Object::toString);
        } else if (kind instanceof TimestampKind times) {
            values = moments(column, times, formulas);
        }
        if (values.size() > 1) {
            column.kind =
                    new ChoiceKind(values, values.stream().map(value -> 1.0).toList());
            grids.list(column, formulas);
        }
        return values.size() > 1;
    }

    /** The kind; for numbers or days that are listed, as rows that are there have few, all between the least and the greatest. */
    private static @Nullable ValueKind ranged(DraftColumn column) {
        if (!(column.kind instanceof ChoiceKind choice)) {
            return column.kind;
        }
        if (column.type.is(TypeFamily.WHOLE)) {
            LongSummaryStatistics numbers =
                    choice.values().stream().mapToLong(Long::parseLong).summaryStatistics();
            return new IntegerKind(numbers.getMin(), numbers.getMax(), null);
        }
        if (column.type.is(TypeFamily.DATE)) {
            List<LocalDate> days =
                    choice.values().stream().map(LocalDate::parse).sorted().toList();
            return new DateKind(days.get(0), days.get(days.size() - 1).plusDays(1), List.of());
        }
        return column.kind;
    }

    /** Moments at whole multiples of five minutes, at all times of day. */
    private static List<String> moments(DraftColumn column, TimestampKind times, List<Formula> formulas) {
        long first = -Math.floorDiv(-times.from().getEpochSecond(), GRAIN) * GRAIN;
        long grains = Math.max(1, (times.to().getEpochSecond() - first) / GRAIN);
        long step = grains / LOOKED_AT + 1;
        while (!BigInteger.valueOf(step).gcd(BigInteger.valueOf(GRAINS_OF_DAY)).equals(BigInteger.ONE)) {
            step++; // so that each time of day is looked at
        }
        long every = step * GRAIN;
        return values(
                0,
                (grains - 1) / step,
                number -> LocalDateTime.ofEpochSecond(first + number * every, 0, ZoneOffset.UTC),
                formulas,
                moment -> Literals.canonical(column.type, TEXT.format(moment) + TruncatedTimes.zone(column)));
    }

    /** Those that keep all formulas, from all over the range; none where one of them is not known to be kept or broken. */
    private static <T> List<String> values(
            long from, long to, LongFunction<T> value, List<Formula> formulas, Function<T, String> literal) {
        List<String> values = LongStream.rangeClosed(from, Math.min(to, from + LOOKED_AT))
                .mapToObj(number -> kept(value.apply(number), formulas, literal))
                .filter(Objects::nonNull)
                .toList();
        int every = Math.max(1, (values.size() + MOST - 1) / MOST);
        List<String> some = new ArrayList<>();
        for (int i = 0; i < values.size(); i += every) {
            some.add(values.get(i));
        }
        return some;
    }

    private static <T> @Nullable String kept(T value, List<Formula> formulas, Function<T, String> literal) {
        CheckedValue checked = new CheckedValue(value);
        boolean holds =
                formulas.stream().allMatch(formula -> checked.holds(formula).orElse(false));
        return holds ? literal.apply(value) : null;
    }
}
