package io.ballast.introspect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads conditions in the form in which {@code pg_get_expr} writes them. */
public final class ConditionParser {
    private final SqlTokens tokens;
    private final List<Condition> conditions = new ArrayList<>();

    private ConditionParser(String sql) {
        this.tokens = new SqlTokens(sql);
    }

    /** All that the condition says; empty where it says something else than {@link Condition} can. */
    public static Optional<List<Condition>> parse(String sql) {
        ConditionParser parser = new ConditionParser(sql);
        boolean understood = parser.conjunction() && parser.tokens.atEnd();
        return understood ? Optional.of(List.copyOf(parser.conditions)) : Optional.empty();
    }

    private boolean conjunction() {
        do {
            if (!term()) {
                return false;
            }
        } while (tokens.takesWord("and"));
        return true;
    }

    private boolean term() {
        int start = tokens.position();
        int known = conditions.size();
        if (comparison()) {
            return true;
        }
        tokens.back(start);
        conditions.subList(known, conditions.size()).clear();
        if (tokens.takesWord("not")) {
            String column = operand();
            return column != null && conditions.add(new Condition.Truth(column, false));
        }
        return tokens.takes("(") && conjunction() && tokens.takes(")");
    }

    private boolean comparison() {
        int start = tokens.position();
        String measured = measured();
        if (measured != null) {
            String operator = operator();
            Integer length = operator == null ? null : wholeNumber(Operands.literal(tokens));
            return length != null && conditions.add(new Condition.Length(measured, String.valueOf(operator), length));
        }
        tokens.back(start);
        String column = operand();
        if (column == null) {
            return false;
        }
        if (tokens.takesWord("is")) {
            boolean not = tokens.takesWord("not");
            return tokens.takesWord("null") && conditions.add(new Condition.Null(column, !not));
        }
        String operator = operator();
        if (operator == null) {
            return isEndOfTerm() && conditions.add(new Condition.Truth(column, true));
        }
        if (operator.equals("=") && tokens.takesWord("any")) {
            List<String> literals = Operands.array(tokens);
            return !literals.isEmpty() && conditions.add(new Condition.OneOf(column, literals));
        }
        String literal = Operands.literal(tokens);
        return literal != null && conditions.add(new Condition.Compared(column, operator, literal));
    }

    private boolean isEndOfTerm() {
        return tokens.atEnd() || tokens.peek().is(")") || tokens.peek().isWord("and");
    }

    private @Nullable String operand() {
        return Operands.column(tokens);
    }

    /** The column in {@code length(column)}. */
    private @Nullable String measured() {
        boolean parenthesis = tokens.takes("(");
        SqlToken function = tokens.next();
        boolean known =
                function.isWord("length") || function.isWord("char_length") || function.isWord("character_length");
        if (!known || !tokens.takes("(")) {
            return null;
        }
        String column = operand();
        boolean closed = column != null && tokens.takes(")") && (!parenthesis || tokens.takes(")"));
        return closed ? column : null;
    }

    private @Nullable String operator() {
        SqlToken token = tokens.peek();
        boolean known = token.kind() == SqlToken.Kind.SYMBOL
                && List.of("=", "<", "<=", ">", ">=").contains(token.text());
        return known ? tokens.next().text() : null;
    }

    private static @Nullable Integer wholeNumber(@Nullable String literal) {
        return literal != null && literal.matches("\\d{1,9}") ? (Integer) Integer.parseInt(literal) : null;
    }
}
