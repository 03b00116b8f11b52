package io.ballast.introspect.sql;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What functions of texts say of a column, as regular expressions. */
final class TextConditions {
    /** A part of a text that is compared is no longer than this. */
    private static final int MAX_LENGTH = 200;

    private TextConditions() {}

    /** Of {@code starts_with(t, 'x')}, {@code t ^@ 'x'}, {@code t ~~* 'x%'} and the like; null for anything else. */
    static @Nullable Condition of(Formula.Opaque call) {
        List<Formula> parts = call.parts();
        String column = parts.size() == 2 ? column(parts.get(0)) : null;
        String literal = parts.size() == 2 ? FormulaConditions.literal(parts.get(1)) : null;
        if (column == null || literal == null || literal.isEmpty()) {
            return null;
        }
        return switch (call.name()) {
            case "starts_with", "^@" -> new Condition.Matches(column, "^" + LikePattern.quoted(literal));
            case "~", "~*" -> ConditionParser.matching(column, literal);
            case "~~", "~~*" -> new Condition.Matches(column, LikePattern.regex(literal));
            default -> null;
        };
    }

    /** Of {@code left(t, 3) = 'abc'} and the like; null for anything else. */
    static @Nullable Condition compared(Formula.Comparison comparison, String literal) {
        if (!comparison.operator().equals("=") || !(comparison.left() instanceof Formula.Opaque call)) {
            return null;
        }
        List<Formula> parts = call.parts();
        String column = parts.isEmpty() ? null : column(parts.get(0));
        int length = literal.codePointCount(0, literal.length());
        if (column == null || length == 0) {
            return null;
        }
        return switch (call.name()) {
            case "left" -> number(parts, 1) == length ? begins(column, 1, literal) : null;
            case "right" ->
                number(parts, 1) == length ? new Condition.Matches(column, LikePattern.quoted(literal) + "$") : null;
            case "upper", "lower" ->
                parts.size() == 1 && isCased(literal, call.name().equals("upper"))
                        ? new Condition.Listed(column, List.of(literal))
                        : null;
            case "substr", "substring" ->
                parts.size() == 3 && number(parts, 2) == length ? begins(column, number(parts, 1), literal) : null;
            default -> null;
        };
    }

    private static boolean isCased(String literal, boolean upper) {
        return literal.equals(upper ? literal.toUpperCase(Locale.ROOT) : literal.toLowerCase(Locale.ROOT));
    }

    /** The text from a position on, the first of which is 1. */
    private static @Nullable Condition begins(String column, int from, String literal) {
        String before = from > 1 ? ".{" + (from - 1) + "}" : "";
        return from >= 1 && from < MAX_LENGTH
                ? new Condition.Matches(column, "^" + before + LikePattern.quoted(literal))
                : null;
    }

    /** The number that stands there; below 0 for anything else. */
    private static int number(List<Formula> parts, int index) {
        Integer number =
                index < parts.size() ? ConditionParser.wholeNumber(FormulaConditions.literal(parts.get(index))) : null;
        return number == null || number > MAX_LENGTH ? -1 : number;
    }

    private static @Nullable String column(Formula formula) {
        Formula bare = formula instanceof Formula.AsText text ? text.part() : formula;
        return bare instanceof Formula.Named named ? named.column() : null;
    }
}
