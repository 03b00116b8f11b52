package io.ballast.introspect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads any condition in the form in which {@code pg_get_expr} writes it, as a {@link Formula}. */
public final class FormulaParser {
    private static final List<String> COMPARISONS = List.of("=", "<", "<=", ">", ">=", "<>");
    private static final Set<String> TEXT_TYPES = Set.of("text", "varchar", "character", "bpchar", "char");

    /** Stands for the operator of a count of nulls until there is one. */
    private static final String NULLS = "nulls";

    /** How deep parentheses may stand in each other. */
    private static final int DEEPEST = 200;

    private final SqlTokens tokens;
    private int depth;

    private FormulaParser(String sql) {
        this.tokens = new SqlTokens(sql);
    }

    /** The tree; empty where the text is something else than an expression as the server writes one. */
    public static Optional<Formula> parse(String sql) {
        FormulaParser parser = new FormulaParser(sql);
        try {
            Formula formula = parser.either();
            return parser.tokens.atEnd() ? Optional.of(formula) : Optional.empty();
        } catch (NotReadable e) {
            return Optional.empty();
        }
    }

    private Formula either() {
        if (++depth > DEEPEST) {
            throw new NotReadable();
        }
        List<Formula> parts = new ArrayList<>();
        do {
            parts.add(both());
        } while (tokens.takesWord("or"));
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Formula.Either(parts);
    }

    private Formula both() {
        List<Formula> parts = new ArrayList<>();
        do {
            parts.add(negated());
        } while (tokens.takesWord("and"));
        return parts.size() == 1 ? parts.get(0) : new Formula.Both(parts);
    }

    private Formula negated() {
        if (!tokens.takesWord("not")) {
            return comparison();
        }
        Formula part = negated();
        return part instanceof Formula.Comparison compared
                ? new Formula.Comparison(Operands.opposite(compared.operator()), compared.left(), compared.right())
                : new Formula.Negated(part);
    }

    private Formula comparison() {
        Formula left = operand();
        while (true) {
            if (tokens.takesWord("is")) {
                left = tested(left);
            } else {
                String operator = operator();
                if (operator == null) {
                    return left;
                }
                left = compared(operator, left);
            }
        }
    }

    private Formula tested(Formula left) {
        boolean not = tokens.takesWord("not");
        Formula test;
        if (tokens.takesWord("null")) {
            test = new Formula.Unknown(left);
        } else if (tokens.takesWord("distinct") && tokens.takesWord("from")) {
            test = new Formula.Different(left, operand());
        } else if (tokens.takesWord("true")) {
            test = new Formula.Negated(new Formula.Different(left, new Formula.Literal("true")));
        } else if (tokens.takesWord("false")) {
            test = new Formula.Negated(new Formula.Different(left, new Formula.Literal("false")));
        } else {
            throw new NotReadable();
        }
        return not ? new Formula.Negated(test) : test;
    }

    private Formula compared(String operator, Formula left) {
        boolean any = tokens.takesWord("any");
        if (any || tokens.takesWord("all")) {
            return listed(operator, left, any);
        }
        Formula right = operand();
        if (left instanceof Formula.Literal && !(right instanceof Formula.Literal) && COMPARISONS.contains(operator)) {
            return counted(new Formula.Comparison(Operands.turned(operator), right, left));
        }
        return COMPARISONS.contains(operator)
                ? counted(new Formula.Comparison(operator, left, right))
                : operator.equals("+") || operator.equals("-")
                        ? new Formula.Sum(left, operator, right)
                        : new Formula.Opaque(operator, List.of(left, right), !operator.equals("||"));
    }

    /** {@code = ANY (ARRAY[…])} and {@code <> ALL (ARRAY[…])} of literals. */
    private Formula listed(String operator, Formula left, boolean any) {
        int start = tokens.position();
        List<String> literals = Operands.array(tokens);
        if (literals.isEmpty()) {
            tokens.back(start);
            return new Formula.Opaque("", List.of(left, operand()), false);
        }
        List<Formula> parts = new ArrayList<>();
        for (String literal : literals) {
            parts.add(
                    COMPARISONS.contains(operator)
                            ? counted(new Formula.Comparison(operator, left, new Formula.Literal(literal)))
                            : new Formula.Opaque(operator, List.of(left, new Formula.Literal(literal)), true));
        }
        return any ? new Formula.Either(parts) : new Formula.Both(parts);
    }

    /** A comparison of {@code num_nonnulls(…)} with a number is one of how many there are. */
    private static Formula counted(Formula.Comparison comparison) {
        boolean counts =
                comparison.left() instanceof Formula.NonNullCount && comparison.right() instanceof Formula.Literal;
        if (!counts) {
            return comparison;
        }
        Formula.NonNullCount count = (Formula.NonNullCount) comparison.left();
        Integer number = ConditionParser.wholeNumber(((Formula.Literal) comparison.right()).text());
        if (number == null) {
            return new Formula.Opaque("", count.parts(), false);
        }
        return count.operator().equals(NULLS)
                ? new Formula.NonNullCount(
                        count.parts(),
                        Operands.turned(comparison.operator()),
                        count.parts().size() - number)
                : new Formula.NonNullCount(count.parts(), comparison.operator(), number);
    }

    private @Nullable String operator() {
        if (tokens.takesWord("operator")) {
            return named();
        }
        StringBuilder operator = new StringBuilder();
        while (tokens.peek().kind() == SqlToken.Kind.SYMBOL
                && !tokens.peek().text().isEmpty()
                && "+-*/<>=~!@#%^&|`?".indexOf(tokens.peek().text().charAt(0)) >= 0
                && !isSign(operator)) {
            operator.append(tokens.next().text());
        }
        return operator.isEmpty() ? null : operator.toString();
    }

    /** Whether what follows an operator is the sign of a number, as in {@code a > -1}. */
    private boolean isSign(StringBuilder operator) {
        return !operator.isEmpty() && tokens.peek().is("-");
    }

    /** {@code OPERATOR(public.=)}, of a type of an extension. */
    private String named() {
        StringBuilder operator = new StringBuilder();
        expect("(");
        while (!tokens.takes(")")) {
            if (tokens.atEnd()) {
                throw new NotReadable();
            }
            SqlToken token = tokens.next();
            if (token.kind() == SqlToken.Kind.SYMBOL && !token.is(".")) {
                operator.append(token.text());
            }
        }
        return operator.toString();
    }

    private Formula operand() {
        Formula operand;
        if (tokens.takes("(")) {
            operand = either();
            expect(")");
        } else if (tokens.takesWord("case")) {
            operand = choice();
        } else if (tokens.takesWord("array")) {
            operand = new Formula.Opaque("array", arguments("[", "]"), false);
        } else {
            operand = atom();
        }
        return casts(operand);
    }

    private Formula choice() {
        Formula of = tokens.peek().isWord("when") ? null : either();
        List<Formula> conditions = new ArrayList<>();
        List<Formula> results = new ArrayList<>();
        while (tokens.takesWord("when")) {
            Formula condition = either();
            conditions.add(of == null ? condition : new Formula.Comparison("=", of, condition));
            expectWord("then");
            results.add(either());
        }
        Formula otherwise = tokens.takesWord("else") ? either() : new Formula.Literal(null);
        expectWord("end");
        return new Formula.Choice(conditions, results, otherwise);
    }

    private Formula atom() {
        boolean negative = tokens.takes("-");
        SqlToken token = tokens.next();
        return switch (token.kind()) {
            case NUMBER -> new Formula.Literal((negative ? "-" : "") + token.text());
            case STRING -> new Formula.Literal(token.text());
            case WORD -> negative ? new Formula.Opaque("-", List.of(word(token)), true) : word(token);
            case SYMBOL, END -> throw new NotReadable();
        };
    }

    private Formula word(SqlToken token) {
        String name = token.text();
        if (token.isWord("null")) {
            return new Formula.Literal(null);
        }
        if (token.isWord("true") || token.isWord("false")) {
            return new Formula.Literal(name.toLowerCase(Locale.ROOT));
        }
        boolean own = true;
        while (tokens.takes(".")) {
            own = false;
            name = tokens.next().text();
        }
        if (tokens.peek().is("(")) {
            boolean ofServer = own && (!token.quoted() || name.equals(name.toLowerCase(Locale.ROOT)));
            return call(ofServer ? name.toLowerCase(Locale.ROOT) : "", arguments("(", ")"));
        }
        if (!own || Operands.isReserved(token)) {
            return new Formula.Opaque(own ? name.toLowerCase(Locale.ROOT) : "", List.of(), false);
        }
        return new Formula.Named(name);
    }

    private static Formula call(String name, List<Formula> arguments) {
        return switch (name) {
            case "num_nonnulls" -> new Formula.NonNullCount(arguments, "", 0);
            case "num_nulls" -> new Formula.NonNullCount(arguments, NULLS, 0);
            case "extract" -> new Formula.Opaque(name, fieldFirst(arguments), true);
            case "trim" -> trimmed(arguments);
            default -> new Formula.Opaque(name, arguments, StrictFunctions.has(name));
        };
    }

    /** {@code TRIM(BOTH FROM t)}, whose first word is no column. */
    private static Formula trimmed(List<Formula> arguments) {
        String where = arguments.get(0) instanceof Formula.Named side ? side.column() : "";
        String name =
                switch (where) {
                    case "BOTH", "both" -> "btrim";
                    case "LEADING", "leading" -> "ltrim";
                    case "TRAILING", "trailing" -> "rtrim";
                    default -> "";
                };
        return name.isEmpty()
                ? new Formula.Opaque("", arguments, false)
                : new Formula.Opaque(name, arguments.subList(1, arguments.size()), true);
    }

    /** The field of {@code EXTRACT(year FROM day)} is a word and no column. */
    private static List<Formula> fieldFirst(List<Formula> arguments) {
        return arguments.size() == 2 && arguments.get(0) instanceof Formula.Named field
                ? List.of(new Formula.Literal(field.column()), arguments.get(1))
                : arguments;
    }

    private List<Formula> arguments(String open, String close) {
        expect(open);
        List<Formula> arguments = new ArrayList<>();
        if (tokens.takes(close)) {
            return arguments;
        }
        do {
            arguments.add(either());
            // EXTRACT(year FROM day), substring(t FROM 1 FOR 2), btrim(BOTH FROM t), POSITION('@' IN t)
            while (tokens.takesWord("from") || tokens.takesWord("for") || tokens.takesWord("in")) {
                arguments.add(either());
            }
        } while (tokens.takes(","));
        expect(close);
        return arguments;
    }

    private Formula casts(Formula operand) {
        Formula cast = operand;
        while (tokens.peek().is("::")) {
            int start = tokens.position();
            tokens.next();
            String type = tokens.peek().text().toLowerCase(Locale.ROOT);
            tokens.back(start);
            if (!Operands.takesCast(tokens)) {
                throw new NotReadable();
            }
            if (!(operand instanceof Formula.Literal)) {
                cast = TEXT_TYPES.contains(type)
                        ? new Formula.AsText(cast)
                        : new Formula.Opaque("::" + type, List.of(cast), true);
            }
        }
        if (tokens.takesWord("collate")) {
            tokens.next();
            while (tokens.takes(".")) {
                tokens.next();
            }
        }
        return cast;
    }

    private void expect(String symbol) {
        if (!tokens.takes(symbol)) {
            throw new NotReadable();
        }
    }

    private void expectWord(String word) {
        if (!tokens.takesWord(word)) {
            throw new NotReadable();
        }
    }

    /** The text is something else; never leaves this class. */
    private static final class NotReadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotReadable() {
            super("", null, false, false);
        }
    }
}
