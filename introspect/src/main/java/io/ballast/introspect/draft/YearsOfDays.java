package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.WhenKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws a year, and then a day of it: {@code CHECK (extract(year FROM day) = year)}. */
final class YearsOfDays {
    private final DraftTable table;
    private final Predicate<DraftColumn> drawn;
    private final Set<OpenCheck> kept = new HashSet<>();

    /** @param drawn whether no reference has a say in a column's values, and no key by it alone */
    YearsOfDays(DraftTable table, Predicate<DraftColumn> drawn) {
        this.table = table;
        this.drawn = drawn;
    }

    boolean isKept(OpenCheck check) {
        return kept.contains(check);
    }

    void keep(OpenCheck check) {
        boolean holds = FormulaParser.parse(check.sql())
                .filter(Formula.Comparison.class::isInstance)
                .map(Formula.Comparison.class::cast)
                .filter(equation -> equation.operator().equals("="))
                .filter(equation -> draw(equation.left(), equation.right()) || draw(equation.right(), equation.left()))
                .isPresent();
        if (holds) {
            kept.add(check);
        }
    }

    private boolean draw(Formula extract, Formula year) {
        return dayOf(extract)
                .flatMap(day -> Optional.ofNullable(table.columns.get(day)))
                .filter(day -> year.uncast() instanceof Formula.Named named
                        && table.columns.containsKey(named.column())
                        && draw(table.column(named.column()), day))
                .isPresent();
    }

    private boolean draw(DraftColumn year, DraftColumn day) {
        boolean possible = year.kind instanceof IntegerKind
                && day.kind instanceof DateKind
                && drawn.test(year)
                && drawn.test(day)
                && year.canBeUsed()
                && isToldApartOtherwise(day);
        if (!possible || !(day.kind instanceof DateKind dates)) {
            return false;
        }
        List<Integer> years = IntStream.rangeClosed(
                        dates.from().getYear(), dates.to().minusDays(1).getYear())
                .boxed()
                .filter(number -> isAllowed(year.check, number))
                .toList();
        if (years.isEmpty()) {
            return false;
        }
        year.kind = new ChoiceKind(
                years.stream().map(String::valueOf).toList(),
                years.stream().map(number -> 1.0).toList());
        day.kind = new WhenKind(
                ColumnUse.of(year.name()),
                years.stream()
                        .map(number -> new WhenKind.Case(List.of(String.valueOf(number)), null, within(dates, number)))
                        .toList(),
                null);
        day.filled |= !year.nullable;
        return true;
    }

    /** Whether each key that the day is in has a counted column as well. */
    private boolean isToldApartOtherwise(DraftColumn day) {
        return table.facts.keys().filter(key -> key.contains(day.name())).allMatch(key -> key.stream()
                .map(table.columns::get)
                .filter(Objects::nonNull)
                .anyMatch(column -> column.kind instanceof SequenceKind));
    }

    private static DateKind within(DateKind dates, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate end = first.plusYears(1);
        return new DateKind(
                dates.from().isAfter(first) ? dates.from() : first,
                dates.to().isBefore(end) ? dates.to() : end,
                List.of());
    }

    private static boolean isAllowed(@Nullable Check check, int year) {
        BigDecimal number = BigDecimal.valueOf(year);
        return check == null
                || ((check.minimum() == null || number.compareTo(new BigDecimal(check.minimum())) >= 0)
                        && (check.maximum() == null || number.compareTo(new BigDecimal(check.maximum())) <= 0)
                        && (check.oneOf().isEmpty() || check.oneOf().contains(String.valueOf(year))));
    }

    private static Optional<String> dayOf(Formula formula) {
        return formula.uncast() instanceof Formula.Opaque extract
                        && List.of("extract", "date_part").contains(extract.name())
                        && extract.parts().get(0).equals(new Formula.Literal("year"))
                        && extract.parts().get(1) instanceof Formula.Named day
                ? Optional.of(day.column())
                : Optional.empty();
    }
}
