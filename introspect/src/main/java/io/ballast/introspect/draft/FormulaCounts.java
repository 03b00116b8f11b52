package io.ballast.introspect.draft;

import io.ballast.introspect.draft.FormulaTruth.Truth;
import io.ballast.introspect.sql.Formula;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What a part of a condition can come to where it counts others: {@code (a IS NULL)::integer + …}, {@code CASE … THEN 1 ELSE 0 END}. */
final class FormulaCounts {
    private static final Set<String> WHOLE = Set.of("::integer", "::int", "::smallint", "::bigint", "::numeric");

    private final Function<Formula, Set<Truth>> truth;

    FormulaCounts(Function<Formula, Set<Truth>> truth) {
        this.truth = truth;
    }

    /** The answers to a comparison of two counts; empty where one of them is anything else. */
    Set<Truth> compared(Formula.Comparison comparison) {
        Set<Truth> answers = EnumSet.noneOf(Truth.class);
        if (counts(comparison.left()) || counts(comparison.right())) {
            Set<Integer> right = of(comparison.right());
            for (int one : right.isEmpty() ? Set.<Integer>of() : of(comparison.left())) {
                right.forEach(other -> answers.add(
                        FormulaTruth.truth(FormulaTruth.holds(comparison.operator(), Integer.compare(one, other)))));
            }
        }
        return answers;
    }

    /** Whether it is made of more than a number. */
    private static boolean counts(Formula formula) {
        return formula instanceof Formula.Sum || formula instanceof Formula.Choice || isCast(formula);
    }

    private static boolean isCast(Formula formula) {
        return formula instanceof Formula.Opaque cast
                && WHOLE.contains(cast.name())
                && cast.parts().size() == 1;
    }

    /** The numbers; empty where they are not known, or null is among them. */
    private Set<Integer> of(Formula formula) {
        if (formula instanceof Formula.Literal literal) {
            String text = String.valueOf(literal.text());
            return text.matches("-?\\d{1,6}") ? Set.of(Integer.parseInt(text)) : Set.of();
        }
        if (isCast(formula)) {
            Formula part = formula.parts().get(0);
            return isCondition(part) ? ofCondition(part) : counts(part) ? of(part) : Set.of();
        }
        if (formula instanceof Formula.Choice choice) {
            return chosen(choice);
        }
        return formula instanceof Formula.Sum sum ? sum(sum) : Set.of();
    }

    private static boolean isCondition(Formula formula) {
        return formula instanceof Formula.Unknown
                || formula instanceof Formula.Negated
                || formula instanceof Formula.Comparison
                || formula instanceof Formula.Different
                || formula instanceof Formula.Both
                || formula instanceof Formula.Either;
    }

    private Set<Integer> ofCondition(Formula condition) {
        Set<Integer> numbers = new TreeSet<>();
        Set<Truth> answers = truth.apply(condition);
        answers.forEach(answer -> numbers.add(answer == Truth.TRUE ? 1 : 0));
        return answers.contains(Truth.NULL) ? Set.of() : numbers;
    }

    private Set<Integer> chosen(Formula.Choice choice) {
        Set<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < choice.conditions().size(); i++) {
            Set<Truth> condition = truth.apply(choice.conditions().get(i));
            if (condition.contains(Truth.TRUE)
                    && !addAll(numbers, of(choice.results().get(i)))) {
                return Set.of();
            }
            if (condition.equals(EnumSet.of(Truth.TRUE))) {
                return numbers;
            }
        }
        return addAll(numbers, of(choice.otherwise())) ? numbers : Set.of();
    }

    /** Whether there are any to add. */
    private static boolean addAll(Set<Integer> numbers, Set<Integer> more) {
        numbers.addAll(more);
        return !more.isEmpty();
    }

    private Set<Integer> sum(Formula.Sum sum) {
        List<Integer> right = List.copyOf(of(sum.right()));
        Set<Integer> numbers = new TreeSet<>();
        for (int one : of(sum.left())) {
            right.forEach(other -> numbers.add(sum.operator().equals("+") ? one + other : one - other));
        }
        return numbers;
    }
}
