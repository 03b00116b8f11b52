package io.ballast.introspect.draft;

import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps rows out of a partial unique index that cannot hold beside other keys, by the values that its condition is about: members of whom none
 * is an owner, where one of each organization may be.
 */
final class OutsideIndex {
    private OutsideIndex() {}

    /** Whether no row is in it, from then on. */
    static boolean leave(DraftTable table, LiveIndex index, Notes notes) {
        List<Condition> conditions = Optional.ofNullable(index.predicate())
                .flatMap(ConditionParser::parse)
                .orElse(List.of());
        for (Condition condition : conditions) {
            DraftColumn column = table.columns.get(condition.column());
            if (column != null && avoid(table, column, new HashSet<>(literals(condition)))) {
                table.avoided.add(index.name());
                notes.ofColumn(
                        table.name(),
                        column.name(),
                        "without the values that unique index \"" + index.name()
                                + "\" is about, which cannot be kept apart");
                return true;
            }
        }
        return false;
    }

    private static boolean avoid(DraftTable table, DraftColumn column, Set<String> literals) {
        boolean inKey = table.facts.keys().anyMatch(key -> key.contains(column.name()));
        if (inKey || literals.isEmpty() || !(column.kind instanceof ChoiceKind choice)) {
            return false;
        }
        List<String> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < choice.values().size(); i++) {
            if (!literals.contains(choice.values().get(i))) {
                values.add(choice.values().get(i));
                weights.add(choice.weights().get(i));
            }
        }
        if (!values.isEmpty()) {
            column.kind = values.size() == 1 ? new ConstantKind(values.get(0)) : new ChoiceKind(values, weights);
        }
        return !values.isEmpty();
    }

    private static List<String> literals(Condition condition) {
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.literals();
        }
        return condition instanceof Condition.Compared compared
                        && compared.operator().equals("=")
                ? List.of(compared.literal())
                : List.of();
    }
}
