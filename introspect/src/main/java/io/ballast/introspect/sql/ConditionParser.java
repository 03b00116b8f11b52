package io.ballast.introspect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads conditions in the form in which {@code pg_get_expr} writes them. */
public final class ConditionParser {
    /** {@code LIKE}, as the server writes it. */
    private static final String LIKE = "~~";

    /** Characters that stand for themselves in a regular expression. */
    private static final Pattern PLAIN = Pattern.compile("[\\w -]+");

    private final SqlTokens tokens;
    private final List<Condition> conditions = new ArrayList<>();

    private ConditionParser(String sql) {
        this.tokens = new SqlTokens(sql);
    }

    /** All that the condition says; empty where it says something else than {@link Condition} can. */
    public static Optional<List<Condition>> parse(String sql) {
        ConditionParser parser = new ConditionParser(sql);
        boolean understood = parser.conjunction() && parser.tokens.atEnd();
        return understood ? Optional.of(List.copyOf(parser.conditions)) : FormulaConditions.of(sql);
    }

    private boolean conjunction() {
        do {
            if (!alternative()) {
                return false;
            }
        } while (tokens.takesWord("and"));
        return true;
    }

    /** A term, or {@code x IS NULL OR …} of the same column, which a check says as well without its first half. */
    private boolean alternative() {
        int known = conditions.size();
        if (!term()) {
            return false;
        }
        if (!tokens.takesWord("or")) {
            return true;
        }
        boolean ofNull = conditions.size() == known + 1
                && conditions.get(known) instanceof Condition.Null isNull
                && isNull.isNull();
        String column = ofNull ? conditions.remove(known).column() : null;
        return column != null
                && term()
                && conditions.subList(known, conditions.size()).stream()
                        .allMatch(condition ->
                                condition.column().equals(column) && !(condition instanceof Condition.Null));
    }

    private boolean term() {
        int start = tokens.position();
        int known = conditions.size();
        if (nulls() || comparison()) {
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

    /** What is said of the nulls of several columns; takes nothing otherwise. */
    private boolean nulls() {
        int start = tokens.position();
        boolean found = nullsAgree();
        if (!found) {
            tokens.back(start);
            found = nonNulls();
        }
        if (!found) {
            tokens.back(start);
            found = someNonNull();
        }
        if (!found) {
            tokens.back(start);
        }
        return found;
    }

    private boolean nullsAgree() {
        String one = nullTest();
        if (one != null && tokens.takes("<>")) {
            String other = nullTest();
            return other != null && conditions.add(new Condition.NonNulls(List.of(one, other), 1));
        }
        String other = one != null && tokens.takes("=") ? nullTest() : null;
        return one != null && other != null && conditions.add(new Condition.NullsAgree(one, other));
    }

    private @Nullable String nullTest() {
        String column = tokens.takes("(") ? operand() : null;
        boolean tested = column != null && tokens.takesWord("is") && tokens.takesWord("null") && tokens.takes(")");
        return tested ? column : null;
    }

    /** {@code (a IS NOT NULL) OR (b IS NOT NULL)}, which one of them satisfies. */
    private boolean someNonNull() {
        List<String> columns = new ArrayList<>();
        do {
            String column = tokens.takes("(") ? operand() : null;
            boolean tested = column != null
                    && tokens.takesWord("is")
                    && tokens.takesWord("not")
                    && tokens.takesWord("null")
                    && tokens.takes(")");
            if (!tested) {
                return false;
            }
            columns.add(column);
        } while (tokens.takesWord("or"));
        return columns.size() > 1 && isEndOfTerm() && conditions.add(new Condition.NonNulls(columns, 1));
    }

    private boolean nonNulls() {
        if (!tokens.takesWord("num_nonnulls") || !tokens.takes("(")) {
            return false;
        }
        List<String> columns = new ArrayList<>();
        do {
            String column = operand();
            if (column == null) {
                return false;
            }
            columns.add(column);
        } while (tokens.takes(","));
        Integer number = tokens.takes(")") && tokens.takes("=") ? wholeNumber(Operands.literal(tokens)) : null;
        return number != null && conditions.add(new Condition.NonNulls(columns, number));
    }

    private boolean comparison() {
        int start = tokens.position();
        MeasuredColumn measured = MeasuredColumn.of(tokens);
        if (measured != null) {
            return measured(measured);
        }
        tokens.back(start);
        if (turnedRound()) {
            return true;
        }
        tokens.back(start);
        String column = operand();
        if (column == null) {
            return false;
        }
        if (tokens.takesWord("is")) {
            boolean not = tokens.takesWord("not");
            if (tokens.takesWord("true")) {
                return conditions.add(new Condition.Truth(column, !not));
            }
            if (tokens.takesWord("false")) {
                return conditions.add(new Condition.Truth(column, not));
            }
            return tokens.takesWord("null") && conditions.add(new Condition.Null(column, !not));
        }
        String operator = operator();
        if (operator == null) {
            return isEndOfTerm() && conditions.add(new Condition.Truth(column, true));
        }
        if (operator.equals("<>") && tokens.takesWord("all")) {
            List<String> literals = Operands.array(tokens);
            literals.forEach(literal -> conditions.add(new Condition.Not(column, literal)));
            return !literals.isEmpty();
        }
        if (operator.equals("=") && tokens.takesWord("any")) {
            List<String> literals = Operands.array(tokens);
            return !literals.isEmpty() && conditions.add(new Condition.OneOf(column, literals));
        }
        int right = tokens.position();
        String literal = Operands.literal(tokens);
        if (literal != null) {
            return compared(column, operator, literal);
        }
        tokens.back(right);
        String other = operator.startsWith("~") ? null : operand();
        if (other != null && isEndOfTerm()) {
            return conditions.add(new Condition.Ordered(column, operator, other));
        }
        tokens.back(right);
        Condition.Cased cased = operator.equals("=") ? cased(column) : null;
        if (cased != null && isEndOfTerm()) {
            return conditions.add(cased);
        }
        tokens.back(right);
        Condition.Equation equation = operator.equals("=") ? Sums.of(tokens, column) : null;
        return equation != null && conditions.add(equation);
    }

    /** {@code 5 < column}; takes some tokens of anything else. */
    private boolean turnedRound() {
        String literal = Operands.literal(tokens);
        String operator = literal == null ? null : operator();
        String column = operator == null || operator.startsWith("~") ? null : operand();
        return literal != null
                && operator != null
                && column != null
                && isEndOfTerm()
                && compared(column, Operands.turned(operator), literal);
    }

    /** {@code lower(column)}; null, with some tokens taken, for anything else. */
    private Condition.@Nullable Cased cased(String column) {
        boolean upper = tokens.takesWord("upper");
        boolean cased = (upper || tokens.takesWord("lower")) && tokens.takes("(");
        return cased && column.equals(operand()) && tokens.takes(")") ? new Condition.Cased(column, upper) : null;
    }

    private boolean measured(MeasuredColumn measured) {
        String operator = operator();
        String literal = operator == null || operator.startsWith("~") ? null : Operands.literal(tokens);
        Condition condition = literal == null ? null : measured.compared(String.valueOf(operator), literal);
        return condition != null && conditions.add(condition);
    }

    private boolean compared(String column, String operator, String literal) {
        return switch (operator) {
            case "~" -> conditions.add(matching(column, literal));
            case LIKE -> conditions.add(new Condition.Matches(column, LikePattern.regex(literal)));
            case "<>" ->
                conditions.add(
                        literal.isEmpty() ? new Condition.Length(column, ">=", 1) : new Condition.Not(column, literal));
            default -> conditions.add(new Condition.Compared(column, operator, literal));
        };
    }

    /** The values, where the regular expression lists them: {@code ^(new|sent)$}. */
    static Condition matching(String column, String regex) {
        boolean group = regex.startsWith("^(") && regex.endsWith(")$") && regex.contains("|");
        List<String> values = group
                ? List.of(regex.substring(regex.startsWith("^(?:") ? 4 : 2, regex.length() - 2)
                        .split("\\|", -1))
                : List.of();
        boolean listed =
                group && values.stream().allMatch(value -> PLAIN.matcher(value).matches());
        return listed ? new Condition.OneOf(column, values) : new Condition.Matches(column, regex);
    }

    private boolean isEndOfTerm() {
        return tokens.atEnd()
                || tokens.peek().is(")")
                || tokens.peek().isWord("and")
                || tokens.peek().isWord("or");
    }

    private @Nullable String operand() {
        return Operands.column(tokens);
    }

    private @Nullable String operator() {
        if (tokens.takesWord("operator")) {
            return operatorOfExtension();
        }
        SqlToken token = tokens.peek();
        boolean known = token.kind() == SqlToken.Kind.SYMBOL
                && List.of("=", "<", "<=", ">", ">=", "<>", "~").contains(token.text());
        if (!known) {
            return null;
        }
        String operator = tokens.next().text();
        if (operator.equals("~") && tokens.takes("~")) {
            return tokens.peek().is("*") ? null : LIKE;
        }
        // Without regard to case a text matches as well as with it.
        return operator.equals("~") && tokens.takes("*") ? "~" : operator;
    }

    /** {@code OPERATOR(public.=)}, behind its first word. */
    private @Nullable String operatorOfExtension() {
        boolean named = tokens.takes("(") && tokens.next().kind() == SqlToken.Kind.WORD && tokens.takes(".");
        String operator = named ? operator() : null;
        return operator != null && tokens.takes(")") ? operator : null;
    }

    static @Nullable Integer wholeNumber(@Nullable String literal) {
        return literal != null && literal.matches("\\d{1,9}") ? (Integer) Integer.parseInt(literal) : null;
    }
}
