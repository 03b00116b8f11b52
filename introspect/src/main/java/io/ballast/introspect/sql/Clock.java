package io.ballast.introspect.sql;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Comparisons with the time of day: what was so at the beginning of a year that is past is so ever since, and what lies far ahead stays so. */
final class Clock {
    /** Times of which nothing is known end here. */
    private static final LocalDate PAST = LocalDate.of(2025, 1, 1);

    /** Times that are to come begin here. */
    private static final LocalDate FUTURE = LocalDate.of(2040, 1, 1);

    private static final Set<String> NOW = Set.of(
            "now",
            "current_date",
            "current_timestamp",
            "localtimestamp",
            "transaction_timestamp",
            "statement_timestamp",
            "clock_timestamp");

    private static final Set<String> CASTS = Set.of("::date", "::timestamp", "::timestamptz");

    private static final Pattern INTERVAL = Pattern.compile(
            "(?:(?<years>\\d{1,4}) years?)? ?(?:(?<months>\\d{1,4}) mons?)? ?(?:(?<days>\\d{1,6}) days?)?");

    private Clock() {}

    /** Null where it is no such comparison, or one that time can break. */
    static @Nullable Condition compared(Formula.Comparison comparison) {
        Condition forwards = compared(comparison.operator(), comparison.left(), comparison.right());
        return forwards != null
                ? forwards
                : compared(Operands.turned(comparison.operator()), comparison.right(), comparison.left());
    }

    private static @Nullable Condition compared(String operator, Formula left, Formula right) {
        if (operator.startsWith("<")) {
            String column = FormulaConditions.column(bare(left));
            LocalDate limit = moment(right);
            Integer year = limit == null ? year(right, PAST.getYear()) : null;
            return column == null
                    ? null
                    : limit != null
                            ? new Condition.Within(column, operator, limit.toString())
                            : year != null ? new Condition.Within(column, operator, Integer.toString(year)) : null;
        }
        return operator.startsWith(">") ? above(operator, left, right) : null;
    }

    private static @Nullable Condition above(String operator, Formula left, Formula right) {
        String column = FormulaConditions.column(bare(left));
        Integer year = year(right, FUTURE.getYear());
        if (column != null && year != null) {
            return new Condition.Within(column, operator, Integer.toString(year));
        }
        Formula bare = bare(right);
        Formula from = bare instanceof Formula.Sum sum ? bare(sum.left()) : bare;
        LocalDate limit = !isNow(from) ? null : bare instanceof Formula.Sum sum ? moved(FUTURE, sum, true) : FUTURE;
        return column != null && limit != null
                ? new Condition.Within(column, operator, limit.toString())
                : aged(left, FormulaConditions.literal(right));
    }

    /** The moment as far behind or before it as the sum says; null where that is not understood. */
    private static @Nullable LocalDate moved(LocalDate from, Formula.Sum sum, boolean ahead) {
        String interval = FormulaConditions.literal(sum.right());
        LocalDate before = before(from, interval);
        boolean back = sum.operator().equals("-") == ahead;
        return back
                ? (before == null ? null : from)
                : before == null ? null : from.plusDays(before.until(from, ChronoUnit.DAYS) + 1);
    }

    /** {@code now() - '18 years'}; null for anything else, and for times to come, which are none of what was. */
    private static @Nullable LocalDate moment(Formula formula) {
        Formula bare = bare(formula);
        if (isNow(bare)) {
            return PAST;
        }
        LocalDate from = bare instanceof Formula.Sum sum ? moment(sum.left()) : null;
        LocalDate back = from == null ? null : before(from, FormulaConditions.literal(((Formula.Sum) bare).right()));
        // What is past is before a later time as well.
        return back != null && ((Formula.Sum) bare).operator().equals("+") ? from : back;
    }

    private static Formula bare(Formula formula) {
        return formula instanceof Formula.Opaque cast
                        && CASTS.contains(cast.name())
                        && cast.parts().size() == 1
                ? bare(cast.parts().get(0))
                : formula;
    }

    private static boolean isNow(Formula formula) {
        return formula instanceof Formula.Opaque now
                && NOW.contains(now.name())
                && now.parts().isEmpty();
    }

    /**
     * {@code EXTRACT(year FROM now())}, or some years before or behind it; null for anything else.
     *
     * @param now the year to take for that of today
     */
    private static @Nullable Integer year(Formula formula, int now) {
        Formula bare = formula.uncast();
        if (bare instanceof Formula.Sum sum) {
            Integer from = year(sum.left(), now);
            String years = FormulaConditions.literal(sum.right().uncast());
            if (from == null || years == null || !years.matches("\\d{1,4}")) {
                return null;
            }
            return from + (sum.operator().equals("+") ? 1 : -1) * Integer.parseInt(years);
        }
        List<Formula> parts = part(bare);
        return parts.size() == 2 && "year".equals(FormulaConditions.literal(parts.get(0))) && isNow(bare(parts.get(1)))
                ? (Integer) now
                : null;
    }

    private static List<Formula> part(Formula formula) {
        List<Formula> extracted =
                FormulaConditions.arguments(formula, "extract").toList();
        return extracted.isEmpty()
                ? FormulaConditions.arguments(formula, "date_part").toList()
                : extracted;
    }

    /** {@code age(born) >= '18 years'} and {@code date_part('year', age(born)) >= 18}; null for anything else. */
    private static @Nullable Condition aged(Formula left, @Nullable String literal) {
        List<Formula> parts = part(left);
        boolean years = parts.size() == 2 && "year".equals(FormulaConditions.literal(parts.get(0)));
        Formula age = years ? parts.get(1) : left;
        List<Formula> born = FormulaConditions.arguments(age, "age").toList();
        String column = born.size() == 1 ? FormulaConditions.column(bare(born.get(0))) : null;
        LocalDate limit = literal == null ? null : before(PAST, years ? literal + " years" : literal);
        // One more year, as the whole years of an age may have to be exceeded.
        return column == null || limit == null
                ? null
                : new Condition.Within(column, "<=", limit.minusYears(1).toString());
    }

    /** Null where the length is not understood. */
    private static @Nullable LocalDate before(LocalDate from, @Nullable String interval) {
        if (interval != null && interval.matches("\\d{1,6}")) {
            return from.minusDays(Long.parseLong(interval));
        }
        Matcher matcher = INTERVAL.matcher(String.valueOf(interval));
        return matcher.matches() && interval != null && !interval.isEmpty()
                ? from.minusYears(number(matcher, "years"))
                        .minusMonths(number(matcher, "months"))
                        .minusDays(number(matcher, "days"))
                : null;
    }

    private static long number(Matcher matcher, String name) {
        String text = matcher.group(name);
        return text == null ? 0 : Long.parseLong(text);
    }
}
