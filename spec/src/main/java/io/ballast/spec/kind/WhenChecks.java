package io.ballast.spec.kind;

import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that the values which a {@link WhenKind} looks for are ones that the other column can have. */
final class WhenChecks {
    /** Types whose values can be written in more ways than are told apart here. */
    private static final Set<TypeFamily> NOT_COMPARED =
            EnumSet.of(TypeFamily.FLOAT, TypeFamily.INTERVAL, TypeFamily.JSON);

    private WhenChecks() {}

    static void check(WhenKind when, Scope.Used used, SpecNode node) {
        boolean looksForValues =
                when.cases().stream().anyMatch(one -> !one.values().isEmpty());
        if (looksForValues
                && (used.type().array()
                        || NOT_COMPARED.contains(used.type().base().family()))) {
            throw node.refused(
                    "column \"" + when.column() + "\" is " + used.type() + ", whose values cannot be compared");
        }
        for (WhenKind.Case one : when.cases()) {
            if (Boolean.TRUE.equals(one.isNull()) && !used.nullable()) {
                throw node.refused("column \"" + when.column() + "\" is never null");
            }
            one.values().forEach(value -> checkValue(when.column(), value, used, node));
        }
    }

    private static void checkValue(ColumnUse column, String value, Scope.Used used, SpecNode node) {
        String literal;
        try {
            literal = Literals.canonical(used.type(), value);
        } catch (IllegalArgumentException e) {
            throw node.refused(
                    "column \"" + column + "\" is " + used.type() + " and never \"" + value + "\"; expected "
                            + e.getMessage(),
                    e);
        }
        List<String> listed = listed(used);
        if (!listed.isEmpty() && !listed.contains(literal)) {
            throw node.unknown("value of " + column, value, listed);
        }
    }

    /** All values that the other column has; empty where they are not known. */
    private static List<String> listed(Scope.Used used) {
        List<String> listed = used.kind().listed();
        return listed.isEmpty() && used.type().is(TypeFamily.BOOLEAN) ? List.of("t", "f") : listed;
    }

    /** Whether one of the cases always holds. */
    static boolean isExhaustive(WhenKind when, Scope.Used used) {
        List<String> listed = listed(used);
        List<String> looked = when.cases().stream()
                .flatMap(one -> one.values().stream())
                .flatMap(value -> canonical(used, value))
                .toList();
        boolean notNull = !used.nullable() || when.cases().stream().anyMatch(one -> Boolean.TRUE.equals(one.isNull()));
        boolean anyValue = when.cases().stream().anyMatch(one -> Boolean.FALSE.equals(one.isNull()))
                || (!listed.isEmpty() && looked.containsAll(listed));
        return notNull && anyValue;
    }

    private static Stream<String> canonical(Scope.Used used, String value) {
        try {
            return Stream.of(Literals.canonical(used.type(), value));
        } catch (IllegalArgumentException e) { // refused by check
            return Stream.empty();
        }
    }
}
