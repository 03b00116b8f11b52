package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What a condition can come to in rows of which little is known, by the logic of SQL with its three values. It may say too much: what is
 * not among its answers does not happen.
 */
final class FormulaTruth {
    /** What a condition comes to, in the order of OR: the greatest wins. */
    enum Truth {
        FALSE(0),
        NULL(1),
        TRUE(2);

        private final int level;

        Truth(int level) {
            this.level = level;
        }

        private static Truth of(int level) {
            return level == 0 ? FALSE : level == 1 ? NULL : TRUE;
        }
    }

    private static final Set<Truth> ANYTHING = EnumSet.allOf(Truth.class);

    /** A value, or two, that are compared. */
    private static final Set<Truth> EITHER_WAY = EnumSet.of(Truth.TRUE, Truth.FALSE);

    private final DraftTable table;
    private final Map<String, RowState> row;
    private final Predicate<Formula.Comparison> kept;
    private final FormulaCounts counts = new FormulaCounts(this::of);

    /**
     * Takes what is known.
     *
     * @param row what is known of columns; the others can be anything that they can be at all
     * @param kept whether values come about in a way that keeps a comparison of two columns, unless one of them is null
     */
    FormulaTruth(DraftTable table, Map<String, RowState> row, Predicate<Formula.Comparison> kept) {
        this.table = table;
        this.row = row;
        this.kept = kept;
    }

    /** Whether a check that says so lets all such rows in. */
    boolean admits(Formula formula) {
        return !of(formula).contains(Truth.FALSE);
    }

    private Set<Truth> of(Formula formula) {
        if (formula instanceof Formula.Both both) {
            return combined(both.parts(), Math::min);
        }
        if (formula instanceof Formula.Either either) {
            return combined(either.parts(), Math::max);
        }
        if (formula instanceof Formula.Negated negated) {
            return mapped(of(negated.part()), truth -> 2 - truth.level);
        }
        if (formula instanceof Formula.Unknown unknown) {
            return mapped(of(unknown.part()), truth -> truth == Truth.NULL ? 2 : 0);
        }
        if (formula instanceof Formula.Comparison comparison) {
            return compared(comparison);
        }
        if (formula instanceof Formula.Different different) {
            return different(different);
        }
        if (formula instanceof Formula.NonNullCount count) {
            return counted(count);
        }
        if (formula instanceof Formula.Choice choice) {
            return chosen(choice);
        }
        return ofValue(formula);
    }

    private Set<Truth> ofValue(Formula formula) {
        if (formula instanceof Formula.AsText text) {
            return of(text.part());
        }
        if (formula instanceof Formula.Literal literal) {
            String text = literal.text();
            return text == null
                    ? EnumSet.of(Truth.NULL)
                    : text.equals("true")
                            ? EnumSet.of(Truth.TRUE)
                            : text.equals("false") ? EnumSet.of(Truth.FALSE) : EITHER_WAY;
        }
        if (formula instanceof Formula.Named named) {
            return column(named.column());
        }
        if (formula instanceof Formula.Sum sum) {
            return strict(sum.parts());
        }
        Formula.Opaque opaque = (Formula.Opaque) formula;
        if (opaque.name().equals("coalesce") && !opaque.parts().isEmpty()) {
            return first(opaque.parts());
        }
        Optional<Boolean> known = ofRegion(opaque);
        return known.isPresent() ? EnumSet.of(truth(known.get())) : opaque.strict() ? strict(opaque.parts()) : ANYTHING;
    }

    /** The answer of a condition by where the value of its only column lies; empty where that is not known. */
    private Optional<Boolean> ofRegion(Formula condition) {
        return condition
                .columns()
                .findFirst()
                .map(row::get)
                .map(RowState::region)
                .map(region -> region.answers().get(condition));
    }

    /** The first part that is not null. */
    private Set<Truth> first(List<Formula> parts) {
        Set<Truth> answers = EnumSet.noneOf(Truth.class);
        for (Formula part : parts) {
            Set<Truth> next = of(part);
            next.stream().filter(truth -> truth != Truth.NULL).forEach(answers::add);
            if (!next.contains(Truth.NULL)) {
                return answers;
            }
        }
        answers.add(Truth.NULL);
        return answers;
    }

    /** Null for sure where one part is; never null is nothing that a function promises. */
    private Set<Truth> strict(List<Formula> parts) {
        return parts.stream().anyMatch(part -> of(part).equals(EnumSet.of(Truth.NULL)))
                ? EnumSet.of(Truth.NULL)
                : ANYTHING;
    }

    private Set<Truth> column(String name) {
        RowState state = row.get(name);
        if (state == null) {
            DraftColumn column = table.columns.get(name);
            boolean neverNull = column != null && (!column.nullable || column.filled);
            return neverNull ? EITHER_WAY : ANYTHING;
        }
        if (state.isNull()) {
            return EnumSet.of(Truth.NULL);
        }
        return "t".equals(state.literal())
                ? EnumSet.of(Truth.TRUE)
                : "f".equals(state.literal()) ? EnumSet.of(Truth.FALSE) : EITHER_WAY;
    }

    private Set<Truth> compared(Formula.Comparison comparison) {
        Set<Truth> left = of(comparison.left());
        Set<Truth> right = of(comparison.right());
        if (!canBeValue(left) || !canBeValue(right)) {
            return EnumSet.of(Truth.NULL);
        }
        Set<Truth> answers = EnumSet.noneOf(Truth.class);
        if (left.contains(Truth.NULL) || right.contains(Truth.NULL)) {
            answers.add(Truth.NULL);
        }
        Set<Truth> numbers = counts.compared(comparison);
        if (!numbers.isEmpty()) {
            return numbers;
        }
        Optional<Boolean> known = ofRegion(comparison).or(() -> known(comparison));
        boolean isCondition = isCondition(comparison.left()) && isCondition(comparison.right());
        if (known.isPresent()) {
            answers.add(truth(known.get()));
        } else if (kept.test(comparison)) {
            answers.add(Truth.TRUE);
        } else if (isCondition) {
            left.stream().filter(one -> one != Truth.NULL).forEach(one -> right.stream()
                    .filter(other -> other != Truth.NULL)
                    .forEach(other -> answers.add(truth(holds(comparison.operator(), one.compareTo(other))))));
        } else {
            answers.addAll(EITHER_WAY);
        }
        return answers;
    }

    /** Whether a part is a condition itself, or a column of truth values. */
    private boolean isCondition(Formula formula) {
        if (formula instanceof Formula.Named named) {
            RowState state = row.get(named.column());
            return state != null && ("t".equals(state.literal()) || "f".equals(state.literal()));
        }
        return !(formula instanceof Formula.Opaque
                        || formula instanceof Formula.Sum
                        || formula instanceof Formula.AsText)
                && !(formula instanceof Formula.Choice)
                && !(formula instanceof Formula.Literal literal && !isTruth(literal));
    }

    private static boolean isTruth(Formula.Literal literal) {
        return "true".equals(literal.text()) || "false".equals(literal.text());
    }

    /** A comparison of a listed value with a literal; empty where the answer is not known. */
    private Optional<Boolean> known(Formula.Comparison comparison) {
        Formula left = comparison.left();
        boolean asText = left instanceof Formula.AsText;
        Formula bare = left instanceof Formula.AsText text ? text.part() : left;
        boolean plain = bare instanceof Formula.Named && comparison.right() instanceof Formula.Literal;
        if (!plain) {
            return Optional.empty();
        }
        String name = ((Formula.Named) bare).column();
        String literal = ((Formula.Literal) comparison.right()).text();
        RowState state = row.get(name);
        DraftColumn column = table.columns.get(name);
        if (column == null || state == null || state.literal() == null || literal == null) {
            return Optional.empty();
        }
        return order(column, state.literal(), literal, asText)
                .filter(order -> order != OTHER || isEquality(comparison.operator()))
                .map(order -> holds(comparison.operator(), order));
    }

    /** Two values differ, and which is the greater is not known. */
    private static final int OTHER = 7;

    /** How a value of the column compares with a literal; empty where that is not known. */
    private static Optional<Integer> order(DraftColumn column, String value, String literal, boolean asText) {
        String other;
        try {
            other = Literals.canonical(column.type, literal);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        List<String> labels = column.facts.type().labels();
        boolean number =
                switch (column.type.family()) {
                    case WHOLE, DECIMAL -> true;
                    default -> false;
                };
        if (number && LiteralOrder.isKnown(column.type, value) && LiteralOrder.isKnown(column.type, other)) {
            return Optional.of(new BigDecimal(value).compareTo(new BigDecimal(other)));
        }
        if (value.equals(other)) {
            return Optional.of(0);
        }
        if (!asText && labels.contains(value) && labels.contains(other)) {
            return Optional.of(Integer.compare(labels.indexOf(value), labels.indexOf(other)));
        }
        if (LiteralOrder.isKnown(column.type, value) && LiteralOrder.isKnown(column.type, other)) {
            return Optional.of(LiteralOrder.compare(column.type, value, other));
        }
        // Some texts are equal though they are written otherwise: without regard to case, or to blanks at the end.
        return value.strip().equalsIgnoreCase(other.strip()) ? Optional.empty() : Optional.of(OTHER);
    }

    private static boolean isEquality(String operator) {
        return operator.equals("=") || operator.equals("<>");
    }

    static boolean holds(String operator, int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private Set<Truth> different(Formula.Different different) {
        Set<Truth> left = of(different.left());
        Set<Truth> right = of(different.right());
        Set<Truth> answers = EnumSet.noneOf(Truth.class);
        for (Truth one : left) {
            for (Truth other : right) {
                if (one == Truth.NULL || other == Truth.NULL) {
                    answers.add(truth(one != other));
                } else {
                    Set<Truth> compared = compared(new Formula.Comparison("<>", different.left(), different.right()));
                    compared.stream().filter(truth -> truth != Truth.NULL).forEach(answers::add);
                }
            }
        }
        return answers;
    }

    private Set<Truth> counted(Formula.NonNullCount count) {
        int least = 0;
        int most = 0;
        for (Formula part : count.parts()) {
            Set<Truth> answers = of(part);
            least += answers.contains(Truth.NULL) ? 0 : 1;
            most += canBeValue(answers) ? 1 : 0;
        }
        Set<Truth> answers = EnumSet.noneOf(Truth.class);
        for (int number = least; number <= most; number++) {
            answers.add(truth(holds(count.operator(), Integer.compare(number, count.number()))));
        }
        return answers;
    }

    private Set<Truth> chosen(Formula.Choice choice) {
        Set<Truth> answers = EnumSet.noneOf(Truth.class);
        for (int i = 0; i < choice.conditions().size(); i++) {
            Set<Truth> condition = of(choice.conditions().get(i));
            if (condition.contains(Truth.TRUE)) {
                answers.addAll(of(choice.results().get(i)));
            }
            if (condition.equals(EnumSet.of(Truth.TRUE))) {
                return answers;
            }
        }
        answers.addAll(of(choice.otherwise()));
        return answers;
    }

    private Set<Truth> combined(List<Formula> parts, IntBinaryOperator operator) {
        Set<Truth> answers = of(parts.get(0));
        for (Formula part : parts.subList(1, parts.size())) {
            Set<Truth> next = EnumSet.noneOf(Truth.class);
            for (Truth one : answers) {
                for (Truth other : of(part)) {
                    next.add(Truth.of(operator.applyAsInt(one.level, other.level)));
                }
            }
            answers = next;
        }
        return answers;
    }

    private static Set<Truth> mapped(Set<Truth> answers, ToIntFunction<Truth> change) {
        Set<Truth> mapped = EnumSet.noneOf(Truth.class);
        answers.forEach(truth -> mapped.add(Truth.of(change.applyAsInt(truth))));
        return mapped;
    }

    private static boolean canBeValue(Set<Truth> answers) {
        return answers.contains(Truth.TRUE) || answers.contains(Truth.FALSE);
    }

    static Truth truth(boolean holds) {
        return holds ? Truth.TRUE : Truth.FALSE;
    }
}
