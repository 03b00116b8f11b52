package io.ballast.introspect.draft;

import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.sql.Condition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A check of a table on its way into the spec.
 *
 * @param conditions all that it says, if it was understood
 * @param byRows whether values keep it by what they are together, whatever the conditions say
 * @param line for people, where the spec does not have it
 */
record DraftCheck(CheckFacts facts, List<Condition> conditions, boolean understood, boolean byRows, String line) {
    DraftCheck {
        conditions = List.copyOf(conditions);
    }

    /** As all values keep it by what they are together. */
    DraftCheck keptByRows() {
        return new DraftCheck(facts, conditions, understood, true, line);
    }

    /** The columns that have its conditions as checks of their own. */
    Set<String> columns() {
        return conditions.stream()
                .filter(DraftCheck::isOfColumn)
                .map(Condition::column)
                .collect(Collectors.toSet());
    }

    static boolean isOfColumn(Condition condition) {
        return condition instanceof Condition.Compared
                || condition instanceof Condition.OneOf
                || condition instanceof Condition.Length;
    }

    /** Whether the check of its one column says it in the same words: with limits that are allowed themselves, and in their order. */
    boolean isPlain() {
        boolean only = columns().size() == 1 && conditions.stream().allMatch(DraftCheck::isOfColumn);
        return only && !facts.condition().contains(" OR ") && isInOrder() && hasPlainLengths();
    }

    private boolean isInOrder() {
        int last = -1;
        for (Condition condition : conditions) {
            int place = place(condition);
            if (place <= last) {
                return false;
            }
            last = place;
        }
        return true;
    }

    /** Where a check of a column says it; -1 where it does not in these words. */
    private static int place(Condition condition) {
        if (condition instanceof Condition.Compared compared) {
            return switch (compared.operator()) {
                case ">=" -> 0;
                case "<=" -> 1;
                default -> -1;
            };
        }
        if (condition instanceof Condition.Length length) {
            return switch (length.operator()) {
                case ">=" -> 2;
                case "<=" -> 3;
                default -> -1;
            };
        }
        return condition instanceof Condition.OneOf ? 4 : -1;
    }

    private boolean hasPlainLengths() {
        long lengths =
                conditions.stream().filter(Condition.Length.class::isInstance).count();
        return facts.condition().split("char_length\\(", -1).length - 1 == lengths;
    }
}
