package io.ballast.introspect.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column in a function that says something of its values' size or form: {@code length(column)}. */
record MeasuredColumn(String function, String column) {
    /** Null, with some tokens taken, for anything else. */
    static @Nullable MeasuredColumn of(SqlTokens tokens) {
        boolean parenthesis = tokens.takes("(");
        SqlToken function = tokens.next();
        if (function.kind() != SqlToken.Kind.WORD || !tokens.takes("(")) {
            return null;
        }
        String column = argument(tokens);
        boolean closed = tokens.takes(")") && (!parenthesis || tokens.takes(")"));
        return column == null || !closed
                ? null
                : new MeasuredColumn(function.text().toLowerCase(Locale.ROOT), column);
    }

    /** The column, perhaps with what stands around it cut off, of which values here have nothing. */
    private static @Nullable String argument(SqlTokens tokens) {
        int start = tokens.position();
        boolean trimmed = (tokens.takesWord("btrim") || tokens.takesWord("trim")) && tokens.takes("(");
        if (!trimmed) {
            tokens.back(start);
        }
        String column = Operands.column(tokens);
        return column == null || !trimmed || tokens.takes(")") ? column : null;
    }

    /** What a comparison with a literal says; null where that is unknown. */
    @Nullable
    Condition compared(String operator, String literal) {
        if (operator.equals("<>")) {
            return unequal(literal);
        }
        Integer number = ConditionParser.wholeNumber(literal);
        return switch (function) {
            case "length", "char_length", "character_length" ->
                number == null ? null : new Condition.Length(column, operator, number);
            case "octet_length", "cardinality", "json_array_length", "jsonb_array_length" ->
                number == null ? null : new Condition.Size(column, operator, number);
            case "json_typeof", "jsonb_typeof" -> operator.equals("=") ? new Condition.JsonType(column, literal) : null;
            default -> null;
        };
    }

    /** What is not empty has something in it. */
    private @Nullable Condition unequal(String literal) {
        return switch (function) {
            case "btrim", "trim" -> literal.isEmpty() ? new Condition.Length(column, ">=", 1) : null;
            case "length", "char_length", "character_length" ->
                literal.equals("0") ? new Condition.Length(column, ">=", 1) : null;
            case "octet_length", "cardinality", "json_array_length", "jsonb_array_length" ->
                literal.equals("0") ? new Condition.Size(column, ">=", 1) : null;
            default -> null;
        };
    }
}
