package io.ballast.introspect.sql;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What conditions say of the elements of arrays and the keys of JSON. */
final class MemberConditions {
    private MemberConditions() {}

    /** Of {@code j ? 'key'}, {@code j ?& ARRAY['a']} and {@code a <@ ARRAY['x']}; null for anything else. */
    static @Nullable Condition of(Formula.Opaque call) {
        List<Formula> parts = call.parts();
        String column = parts.size() == 2 && parts.get(0) instanceof Formula.Named named ? named.column() : null;
        List<String> literals = column == null ? List.of() : literals(parts.get(1));
        if (column == null || literals.isEmpty()) {
            return null;
        }
        return switch (call.name()) {
            case "?" -> literals.size() == 1 ? new Condition.HasKeys(column, literals) : null;
            case "?&" -> new Condition.HasKeys(column, literals);
            case "<@" -> parts.get(1) instanceof Formula.Opaque ? new Condition.Elements(column, literals) : null;
            default -> null;
        };
    }

    /** Of {@code array_length(a, 1) > 0}, which is null for an array without elements; null for anything else. */
    static @Nullable Condition compared(Formula.Comparison comparison, String literal) {
        if (comparison.left() instanceof Formula.Opaque type
                && (type.name().equals("jsonb_typeof") || type.name().equals("json_typeof"))) {
            return comparison.operator().equals("=") && type.parts().get(0) instanceof Formula.Named named
                    ? new Condition.JsonType(named.column(), literal)
                    : null;
        }
        List<Formula> parts =
                FormulaConditions.arguments(comparison.left(), "array_length").toList();
        Integer size = ConditionParser.wholeNumber(literal);
        boolean first = parts.size() == 2 && "1".equals(FormulaConditions.literal(parts.get(1)));
        return first
                        && size != null
                        && !comparison.operator().equals("<>")
                        && parts.get(0) instanceof Formula.Named named
                ? new Condition.Size(named.column(), comparison.operator(), size)
                : null;
    }

    private static List<String> literals(Formula formula) {
        Stream<Formula> parts =
                formula instanceof Formula.Literal ? Stream.of(formula) : FormulaConditions.arguments(formula, "array");
        List<Formula> all = parts.toList();
        List<String> literals = all.stream()
                .map(FormulaConditions::literal)
                .filter(literal -> literal != null)
                .toList();
        return literals.size() == all.size() ? literals : List.of();
    }
}
