package io.ballast.introspect.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a column is equal to where that is a sum or a difference of columns and numbers. */
final class Sums {
    private final SqlTokens tokens;
    private final List<String> columns = new ArrayList<>();

    private Sums(SqlTokens tokens) {
        this.tokens = tokens;
    }

    /** Null, with some tokens taken, for anything else. */
    static Condition.@Nullable Equation of(SqlTokens tokens, String column) {
        Sums sums = new Sums(tokens);
        String expression = sums.sum();
        return expression == null || sums.columns.isEmpty() || sums.columns.contains(column)
                ? null
                : new Condition.Equation(column, sums.columns, expression);
    }

    private @Nullable String sum() {
        String left = term();
        while (left != null && (tokens.peek().is("+") || tokens.peek().is("-"))) {
            String operator = tokens.next().text();
            String right = term();
            left = right == null ? null : left + " " + operator + " " + right;
        }
        return left;
    }

    private @Nullable String term() {
        int start = tokens.position();
        String column = Operands.column(tokens);
        if (column != null) {
            columns.add(column);
            return "\"" + column.replace("\"", "\"\"") + "\"";
        }
        tokens.back(start);
        if (!tokens.takes("(")) {
            return null;
        }
        String inner = sum();
        return inner != null && tokens.takes(")") ? "(" + inner + ")" : null;
    }
}
