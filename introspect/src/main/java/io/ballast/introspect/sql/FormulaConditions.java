package io.ballast.introspect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the parts of a conjunction say, where {@link ConditionParser} does not know its words; some of it stricter than the words. */
final class FormulaConditions {
    private static final Set<String> NUMBERS =
            Set.of("::numeric", "::double", "::real", "::bigint", "::integer", "::smallint");

    private FormulaConditions() {}

    /** All that the condition says; empty where a part of it says something else. */
    static Optional<List<Condition>> of(String sql) {
        return FormulaParser.parse(sql).flatMap(FormulaConditions::all);
    }

    private static Optional<List<Condition>> all(Formula formula) {
        List<Condition> conditions = new ArrayList<>();
        List<Formula> parts = formula instanceof Formula.Both both ? both.parts() : List.of(formula);
        for (Formula part : parts) {
            Optional<List<Condition>> inner = part instanceof Formula.Both
                    ? all(part)
                    : Optional.ofNullable(one(part)).map(List::of);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            conditions.addAll(inner.get());
        }
        return Optional.of(conditions);
    }

    private static @Nullable Condition one(Formula formula) {
        if (formula instanceof Formula.Unknown unknown && unknown.part() instanceof Formula.Named named) {
            return new Condition.Null(named.column(), true);
        }
        if (formula instanceof Formula.Negated negated) {
            return negated.part() instanceof Formula.Unknown unknown && unknown.part() instanceof Formula.Named named
                    ? new Condition.Null(named.column(), false)
                    : null;
        }
        if (formula instanceof Formula.Either either) {
            return alternatives(either);
        }
        if (formula instanceof Formula.Opaque call) {
            Condition text = TextConditions.of(call);
            return text != null ? text : MemberConditions.of(call);
        }
        return formula instanceof Formula.Comparison comparison ? compared(comparison) : null;
    }

    /** {@code upper(t) IN ('A', 'B') OR t IS NULL}, of one column; null for anything else. */
    private static @Nullable Condition alternatives(Formula.Either either) {
        Condition listed = listed(either);
        return listed != null ? listed : ofMembers(either);
    }

    /** {@code j ? 'source' OR j = '{}'}, of one column: what says which members it has is one way to keep it; null for anything else. */
    private static @Nullable Condition ofMembers(Formula.Either either) {
        boolean ofOne = either.columns().distinct().count() == 1;
        return either.parts().stream()
                .filter(part -> ofOne && part instanceof Formula.Opaque)
                .map(FormulaConditions::one)
                .filter(condition -> condition instanceof Condition.HasKeys || condition instanceof Condition.Elements)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Condition listed(Formula.Either either) {
        List<Formula> parts = either.parts().stream()
                .flatMap(part -> part instanceof Formula.Either inner ? inner.parts().stream() : Stream.of(part))
                .filter(part -> !(part instanceof Formula.Unknown))
                .toList();
        boolean ofOne = either.columns().distinct().count() == 1;
        List<String> literals = new ArrayList<>();
        for (Formula part : parts) {
            Condition condition = ofOne && part instanceof Formula.Comparison comparison ? compared(comparison) : null;
            if (condition instanceof Condition.Compared equal
                    && equal.operator().equals("=")) {
                literals.add(equal.literal());
            } else if (condition instanceof Condition.Listed listed) {
                literals.addAll(listed.literals());
            } else {
                return null;
            }
        }
        return literals.isEmpty()
                ? null
                : new Condition.Listed(either.columns().findFirst().orElseThrow(), literals);
    }

    private static @Nullable Condition compared(Formula.Comparison comparison) {
        String column = column(comparison.left());
        String literal = literal(comparison.right());
        if (column != null && literal != null) {
            return comparison.operator().equals("<>")
                    ? new Condition.Not(column, literal)
                    : new Condition.Compared(column, comparison.operator(), literal);
        }
        if (comparison.left() instanceof Formula.Named left && comparison.right() instanceof Formula.Named right) {
            return new Condition.Ordered(left.column(), comparison.operator(), right.column());
        }
        Condition text = literal == null ? null : TextConditions.compared(comparison, literal);
        Condition size = literal == null ? null : MemberConditions.compared(comparison, literal);
        return text != null ? text : size != null ? size : Clock.compared(comparison);
    }

    /** The column, perhaps as a number with more digits. */
    static @Nullable String column(Formula formula) {
        Formula bare = formula instanceof Formula.Opaque cast
                        && NUMBERS.contains(cast.name())
                        && cast.parts().size() == 1
                ? cast.parts().get(0)
                : formula;
        return bare instanceof Formula.Named named ? named.column() : null;
    }

    static @Nullable String literal(Formula formula) {
        return formula instanceof Formula.Literal literal ? literal.text() : null;
    }

    /** The arguments of a call of the function; none of anything else. */
    static Stream<Formula> arguments(Formula formula, String function) {
        return formula instanceof Formula.Opaque call && call.name().equals(function)
                ? call.parts().stream()
                : Stream.empty();
    }
}
