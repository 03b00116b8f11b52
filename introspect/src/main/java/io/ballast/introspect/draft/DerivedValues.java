package io.ballast.introspect.draft;

import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.Formula;
import io.ballast.spec.kind.ExpressionKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes columns of which a check says what they are equal to: {@code total = quantity * price}, {@code net + tax = gross}. */
final class DerivedValues {
    /** What is likelier to be computed than drawn. */
    private static final Pattern RESULT = Pattern.compile("(?i).*(total|sum|gross|balance|amount_due|remaining|net).*");

    private final DraftTable table;
    private final LaterValues later;
    private final Predicate<DraftColumn> free;
    private final NumberRanges numbers;
    /** What columns are computed from. */
    private final Map<String, Formula> definitions = new LinkedHashMap<>();
    /** What rows keep, as one side is computed from the other. */
    private final Set<Formula> kept = new HashSet<>();

    DerivedValues(DraftTable table, LaterValues later, Predicate<DraftColumn> free) {
        this.table = table;
        this.later = later;
        this.free = free;
        this.numbers = new NumberRanges(table, free);
    }

    boolean isKept(Formula comparison) {
        return kept.contains(comparison);
    }

    /** Lets one of the columns of each be computed, where a spec can; those first that others are computed from. */
    void derive(List<Formula.Comparison> equations) {
        List<Formula.Comparison> open = new ArrayList<>(equations.stream()
                .filter(DerivedValues::isArithmetic)
                .distinct()
                .toList());
        while (!open.isEmpty()) {
            Formula.Comparison next = open.stream()
                    .filter(one -> open.stream().noneMatch(other -> !other.equals(one) && isUsed(other, one)))
                    .findFirst()
                    .orElse(open.get(0));
            open.remove(next);
            derive(next);
        }
    }

    /** Whether the column that stands alone in an equation is one of several in another. */
    private static boolean isUsed(Formula.Comparison equation, Formula.Comparison by) {
        return Stream.of(equation.left(), equation.right())
                .anyMatch(side -> side instanceof Formula.Named named
                        && by.columns().anyMatch(named.column()::equals)
                        && !side.equals(by.left())
                        && !side.equals(by.right()));
    }

    private void derive(Formula.Comparison equation) {
        List<Formula.Named> targets = Stream.concat(
                        terms(equation.left(), new ArrayList<>()).stream(),
                        terms(equation.right(), new ArrayList<>()).stream())
                .filter(named -> table.columns.containsKey(named.column()))
                .sorted(Comparator.comparing((Formula.Named named) ->
                                !(named.equals(equation.left()) || named.equals(equation.right())))
                        .thenComparing(named -> !RESULT.matcher(named.column()).matches()))
                .toList();
        for (Formula.Named target : targets) {
            long often = equation.columns().filter(target.column()::equals).count();
            boolean isLeft = terms(equation.left(), new ArrayList<>()).contains(target);
            Formula value = isLeft
                    ? isolated(equation.left(), target, equation.right())
                    : isolated(equation.right(), target, equation.left());
            if (often == 1 && value != null && compute(table.column(target.column()), value)) {
                kept.add(equation);
                return;
            }
        }
    }

    private static boolean isArithmetic(Formula.Comparison equation) {
        return Stream.of(equation.left(), equation.right())
                .anyMatch(side -> side instanceof Formula.Sum || side instanceof Formula.Opaque);
    }

    /** Columns that are added or subtracted, and that an equation can be solved for. */
    private static List<Formula.Named> terms(Formula side, List<Formula.Named> found) {
        if (side instanceof Formula.Named named) {
            found.add(named);
        } else if (side instanceof Formula.Sum sum) {
            terms(sum.left(), found);
            terms(sum.right(), found);
        } else if (isCast(side)) {
            terms(side.parts().get(0), found);
        }
        return found;
    }

    private static boolean isCast(Formula formula) {
        return formula instanceof Formula.Opaque cast && cast.name().equals("::numeric");
    }

    /** What the target is equal to, where the side is equal to the value; null where the target is not among its terms. */
    private static @Nullable Formula isolated(Formula side, Formula.Named target, Formula value) {
        if (side.equals(target)) {
            return value;
        }
        if (isCast(side)) {
            return isolated(side.parts().get(0), target, value);
        }
        if (!(side instanceof Formula.Sum sum)) {
            return null;
        }
        boolean plus = sum.operator().equals("+");
        Formula left = isolated(sum.left(), target, new Formula.Sum(value, plus ? "-" : "+", sum.right()));
        return left != null
                ? left
                : isolated(
                        sum.right(),
                        target,
                        plus ? new Formula.Sum(value, "-", sum.left()) : new Formula.Sum(sum.left(), "-", value));
    }

    private boolean compute(DraftColumn target, Formula value) {
        List<DraftColumn> used =
                value.columns().distinct().map(table.columns::get).toList();
        NumberRange room = NumberRanges.room(target);
        boolean possible = room != null
                && !used.isEmpty()
                && free.test(target)
                && new CaseColumns(table).users(target).findAny().isEmpty()
                && used.stream()
                        .allMatch(column -> column != null
                                && column != target
                                && !column.type.is(TypeFamily.FLOAT)
                                && column.canBeUsed()
                                && !later.leadsTo(column, target)
                                && numbers.range(column) != null);
        if (!possible) {
            return false;
        }
        DerivedText text = DerivedText.of(value, numbers.of(used)::get);
        Formula drawn = expanded(value);
        Map<String, NumberRange> ranges = numbers.of(columns(drawn));
        if (room == null
                || text == null
                || text.range().scale() > room.scale()
                || !numbers.narrow(drawn, ranges, room)) {
            return false;
        }
        Set<String> coalesced = new HashSet<>();
        value.all()
                .filter(part ->
                        part instanceof Formula.Opaque call && call.name().equals("coalesce"))
                .flatMap(Formula::columns)
                .forEach(coalesced::add);
        used.stream()
                .filter(column -> !coalesced.contains(column.name()))
                .forEach(column -> column.filled |= column.nullable);
        target.kind = new ExpressionKind(text.text());
        target.guessedNulls = 0.0;
        definitions.put(target.name(), value);
        take(ranges);
        return true;
    }

    /** Whether ranges are narrow enough for one side to be always below the other; they are, if they can be, from then on. */
    void order(Formula.Comparison comparison) {
        boolean less = comparison.operator().startsWith("<");
        if (kept.contains(comparison)
                || comparison.operator().equals("<>")
                || comparison.operator().equals("=")) {
            return;
        }
        Formula greatest = expanded(less ? comparison.right() : comparison.left());
        Formula least = expanded(less ? comparison.left() : comparison.right());
        Formula difference = new Formula.Sum(greatest, "-", least);
        List<DraftColumn> used =
                difference.columns().distinct().map(table.columns::get).toList();
        boolean known =
                used.size() > 1 && used.stream().allMatch(column -> column != null && numbers.range(column) != null);
        if (!known) {
            return;
        }
        Map<String, NumberRange> ranges = numbers.of(used);
        DerivedText text = DerivedText.of(difference, ranges::get);
        if (text == null) {
            return;
        }
        boolean strictly = !comparison.operator().endsWith("=");
        BigDecimal from = strictly ? BigDecimal.ONE.movePointLeft(text.range().scale()) : BigDecimal.ZERO;
        NumberRange room =
                new NumberRange(from, text.range().max().max(from), text.range().scale());
        if (numbers.narrow(difference, ranges, room)) {
            take(ranges);
            kept.add(comparison);
        }
    }

    /** Takes narrower ranges, and what is computed from them. */
    private void take(Map<String, NumberRange> ranges) {
        numbers.take(ranges);
        definitions.forEach((name, value) -> Optional.ofNullable(DerivedText.of(value, numbers.of(columns(value))::get))
                .ifPresent(text -> numbers.derive(name, text.range())));
    }

    private List<DraftColumn> columns(Formula formula) {
        return formula.columns().distinct().map(table::column).toList();
    }

    /** With what columns are computed from in their places. */
    private Formula expanded(Formula formula) {
        if (formula instanceof Formula.Named named) {
            Formula definition = definitions.get(named.column());
            return definition == null ? formula : expanded(definition);
        }
        if (formula instanceof Formula.Sum sum) {
            return new Formula.Sum(expanded(sum.left()), sum.operator(), expanded(sum.right()));
        }
        return formula instanceof Formula.Opaque call
                ? new Formula.Opaque(
                        call.name(), call.parts().stream().map(this::expanded).toList(), call.strict())
                : formula;
    }
}
