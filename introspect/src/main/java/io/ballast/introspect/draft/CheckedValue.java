package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Computes a condition of one column for one of its values, a whole number, a day, a moment of whole seconds or a text, as a server in UTC does;
 * and nothing else.
 */
final class CheckedValue {
    private static final Map<String, ToIntFunction<LocalDate>> FIELDS = Map.of(
            "isodow", day -> day.getDayOfWeek().getValue(),
            "dow", day -> day.getDayOfWeek().getValue() % 7,
            "day", LocalDate::getDayOfMonth,
            "month", LocalDate::getMonthValue,
            "quarter", day -> day.get(IsoFields.QUARTER_OF_YEAR),
            "year", LocalDate::getYear,
            "doy", day -> day.get(ChronoField.DAY_OF_YEAR));

    private static final Map<String, ToLongFunction<LocalDateTime>> MOMENT_FIELDS = Map.of(
            "epoch", moment -> moment.toEpochSecond(ZoneOffset.UTC),
            "hour", LocalDateTime::getHour,
            "minute", LocalDateTime::getMinute,
            "second", LocalDateTime::getSecond);

    private static final Pattern MOMENT =
            Pattern.compile("(?<day>\\d{4}-\\d{2}-\\d{2}) (?<time>\\d{2}:\\d{2}:\\d{2})(\\+00)?");

    private static final Set<String> CASTS = Set.of(
            "::numeric", "::integer", "::bigint", "::date", "::timestamp", "::timestamptz", "::double", "::smallint");

    private final Object value;
    /** What it is as a text; null for a number or a day. */
    private final @Nullable CheckedText text;

    /** @param value a {@link BigInteger}, a {@link LocalDate}, a {@link LocalDateTime} or a text */
    CheckedValue(Object value) {
        this.value = value;
        this.text = value instanceof String string ? new CheckedText(string) : null;
    }

    /** Whether the condition holds; empty where that is not known. */
    Optional<Boolean> holds(Formula formula) {
        if (formula instanceof Formula.Both both) {
            return all(both.parts(), true);
        }
        if (formula instanceof Formula.Either either) {
            return all(either.parts(), false);
        }
        if (formula instanceof Formula.Negated negated) {
            return holds(negated.part()).map(answer -> !answer);
        }
        if (formula instanceof Formula.Unknown unknown) {
            Optional<?> known = of(unknown.part());
            return (known.isPresent() ? known : textOf(unknown.part())).map(there -> false);
        }
        if (formula instanceof Formula.Opaque call) {
            return text == null ? finite(call) : text.matches(call);
        }
        if (formula instanceof Formula.Comparison comparison) {
            Optional<Boolean> equal = equal(comparison);
            if (equal.isPresent()) {
                return equal;
            }
            Optional<Object> left = of(comparison.left());
            Optional<Object> right = of(comparison.right());
            return left.isPresent() && right.isPresent()
                    ? order(left.get(), right.get()).map(order -> FormulaTruth.holds(comparison.operator(), order))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** Both parts of a conjunction are to be known, and both of a disjunction. */
    private Optional<Boolean> all(List<Formula> parts, boolean conjunction) {
        boolean answer = conjunction;
        for (Formula part : parts) {
            Optional<Boolean> next = holds(part);
            if (next.isEmpty()) {
                return next;
            }
            answer = conjunction ? answer && next.get() : answer || next.get();
        }
        return Optional.of(answer);
    }

    /** Of two texts; which of them comes first is the collation's business. */
    private Optional<Boolean> equal(Formula.Comparison comparison) {
        boolean equality =
                comparison.operator().equals("=") || comparison.operator().equals("<>");
        return equality && text != null
                ? textOf(comparison.left()).flatMap(left -> textOf(comparison.right())
                        .map(right ->
                                left.equals(right) == comparison.operator().equals("=")))
                : Optional.empty();
    }

    private Optional<String> textOf(Formula formula) {
        return text == null ? Optional.empty() : text.of(formula);
    }

    /** No value that is made is infinite. */
    private Optional<Boolean> finite(Formula.Opaque call) {
        boolean known = call.name().equals("isfinite") && call.parts().size() == 1;
        return known ? of(call.parts().get(0)).map(there -> true) : Optional.empty();
    }

    private static Optional<Integer> order(Object left, Object right) {
        if (left instanceof BigInteger one && right instanceof BigInteger other) {
            return Optional.of(one.compareTo(other));
        }
        if (left instanceof LocalDateTime one && right instanceof LocalDateTime other) {
            return Optional.of(one.compareTo(other));
        }
        return left instanceof LocalDate one && right instanceof LocalDate other
                ? Optional.of(one.compareTo(other))
                : Optional.empty();
    }

    private Optional<Object> of(Formula formula) {
        if (formula instanceof Formula.Named) {
            return Optional.of(value);
        }
        if (formula instanceof Formula.Literal literal) {
            return literal(String.valueOf(literal.text()));
        }
        if (formula instanceof Formula.Sum sum) {
            Optional<Object> time = since(sum);
            if (time.isPresent()) {
                return time;
            }
            return number(sum.left()).flatMap(left -> number(sum.right())
                    .map(right -> sum.operator().equals("+") ? left.add(right) : left.subtract(right)));
        }
        return formula instanceof Formula.Opaque call ? called(call) : Optional.empty();
    }

    private static Optional<Object> literal(String text) {
        if (text.matches("-?\\d{1,15}(\\.0+)?")) {
            return Optional.of(new BigDecimal(text).toBigInteger());
        }
        Matcher moment = MOMENT.matcher(text);
        if (moment.matches()) {
            return Optional.of(LocalDateTime.parse(moment.group("day") + "T" + moment.group("time")));
        }
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    }

    /** How long a moment is after another. */
    private Optional<Object> since(Formula.Sum sum) {
        return sum.operator().equals("-")
                        && of(sum.left()).orElse(null) instanceof LocalDateTime later
                        && of(sum.right()).orElse(null) instanceof LocalDateTime earlier
                ? Optional.of(Duration.between(earlier, later))
                : Optional.empty();
    }

    private Optional<BigInteger> number(Formula formula) {
        return of(formula).filter(BigInteger.class::isInstance).map(BigInteger.class::cast);
    }

    private Optional<LocalDate> day(Formula formula) {
        return of(formula)
                .flatMap(found -> found instanceof LocalDateTime moment
                        ? Optional.of(moment.toLocalDate())
                        : Optional.of(found).filter(LocalDate.class::isInstance).map(LocalDate.class::cast));
    }

    private Optional<Object> called(Formula.Opaque call) {
        List<Formula> parts = call.parts();
        Optional<Integer> number = text == null ? Optional.empty() : text.numbered(call);
        if (number.isPresent()) {
            return Optional.of(BigInteger.valueOf(number.get()));
        }
        if (parts.size() == 1) {
            return cast(call);
        }
        if (parts.size() != 2) {
            return Optional.empty();
        }
        String word = parts.get(0) instanceof Formula.Literal literal ? String.valueOf(literal.text()) : "";
        return switch (call.name()) {
            case "extract", "date_part" -> field(word, parts.get(1));
            case "date_trunc" ->
                of(parts.get(1)).orElse(null) instanceof LocalDate day ? truncated(word, day) : Optional.empty();
            case "%", "mod" ->
                number(parts.get(0)).flatMap(left -> number(parts.get(1))
                        .filter(right -> right.signum() != 0)
                        .map(left::remainder));
            case "*" ->
                number(parts.get(0)).flatMap(left -> number(parts.get(1)).map(left::multiply));
            case "&" ->
                number(parts.get(0)).flatMap(left -> number(parts.get(1)).map(left::and));
            default -> Optional.empty();
        };
    }

    private Optional<Object> cast(Formula.Opaque call) {
        Optional<Object> value = CASTS.contains(call.name()) ? of(call.parts().get(0)) : Optional.empty();
        return call.name().equals("::date") && value.orElse(null) instanceof LocalDateTime moment
                ? Optional.of(moment.toLocalDate())
                : value;
    }

    private Optional<Object> field(String word, Formula of) {
        Object value = of(of).orElse(null);
        if (word.equals("epoch") && value instanceof Duration duration) {
            return Optional.of(BigInteger.valueOf(duration.toSeconds()));
        }
        if (value instanceof LocalDateTime moment && MOMENT_FIELDS.containsKey(word)) {
            return Optional.of(BigInteger.valueOf(MOMENT_FIELDS.get(word).applyAsLong(moment)));
        }
        ToIntFunction<LocalDate> field = FIELDS.get(word);
        return field == null ? Optional.empty() : day(of).map(day -> BigInteger.valueOf(field.applyAsInt(day)));
    }

    private static Optional<Object> truncated(String field, LocalDate day) {
        return switch (field) {
            case "day" -> Optional.of(day);
            case "week" -> Optional.of(day.minus(day.getDayOfWeek().getValue() - 1L, ChronoUnit.DAYS));
            case "month" -> Optional.of(day.withDayOfMonth(1));
            case "quarter" ->
                Optional.of(day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1));
            case "year" -> Optional.of(day.withDayOfYear(1));
            default -> Optional.empty();
        };
    }
}
