package io.ballast.spec.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes an expression apart, by a grammar in which SQL's signs bind as in SQL save that {@code ||} binds least:
 *
 * <pre>
 * joined  = sum { "||" sum }
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = "-" signed | value
 * value   = number | 'text' | name [ "." name ] | function "(" joined { "," joined } ")" | "(" joined ")"
 * name    = word | "any characters"
 * </pre>
 */
final class ExpressionParser {
    /** Deeper than this is a mistake, and would be too deep for the stack. */
    private static final int MAX_DEPTH = 100;

    /** More than this are no longer read by people, and each is a level of a tree. */
    private static final int MAX_OPERATORS = 500;

    private final Tokens tokens;
    private int depth;
    private int operators;

    ExpressionParser(String text) {
        this.tokens = new Tokens(text);
    }

    Expression parse() {
        Expression all = joined();
        tokens.requireEnd();
        return all;
    }

    private Expression joined() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("more than " + MAX_DEPTH + " expressions within each other");
        }
        Expression left = sum();
        while (tokens.take("||")) {
            left = operation(Expression.Operator.JOINED, left, sum());
        }
        depth--;
        return left;
    }

    private Expression sum() {
        Expression left = product();
        for (Expression.Operator next = next("+", "-"); next != null; next = next("+", "-")) {
            left = operation(next, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        for (Expression.Operator next = next("*", "/"); next != null; next = next("*", "/")) {
            left = operation(next, left, signed());
        }
        return left;
    }

    private Expression operation(Expression.Operator operator, Expression left, Expression right) {
        if (++operators > MAX_OPERATORS) {
            throw new IllegalArgumentException("more than " + MAX_OPERATORS + " operators");
        }
        return new Expression.Operation(operator, left, right);
    }

    /** The operator of one of these signs, if it comes next. */
    private Expression.@Nullable Operator next(String... signs) {
        for (Expression.Operator operator : Expression.Operator.values()) {
            if (Arrays.asList(signs).contains(operator.sign()) && tokens.take(operator.sign())) {
                return operator;
            }
        }
        return null;
    }

    private Expression signed() {
        int negations = 0;
        while (tokens.take("-")) {
            negations++;
        }
        Expression value = value();
        return negations % 2 == 0 ? value : new Expression.Negative(value);
    }

    private Expression value() {
        if (tokens.take("(")) {
            Expression inner = joined();
            tokens.require(")");
            return inner;
        }
        String number = tokens.takeNumber();
        if (number != null) {
            return new Expression.Decimal(new BigDecimal(number));
        }
        String text = tokens.takeQuoted('\'');
        if (text != null) {
            return new Expression.Text(text);
        }
        String quoted = quotedName();
        String name = quoted == null ? tokens.requireWord() : quoted;
        return quoted == null && tokens.take("(") ? call(name) : column(name);
    }

    private Expression column(String name) {
        if (!tokens.take(".")) {
            return new Expression.Column(name);
        }
        String qualified = name + "." + afterPoint();
        return new Expression.Column(tokens.take(".") ? qualified + "." + afterPoint() : qualified);
    }

    private String afterPoint() {
        String quoted = quotedName();
        return quoted == null ? tokens.requireWord() : quoted;
    }

    private @Nullable String quotedName() {
        String name = tokens.takeQuoted('"');
        if (name != null && (name.isEmpty() || name.indexOf('.') >= 0)) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a column");
        }
        return name;
    }

    private Expression call(String name) {
        Expression.Function function = function(name);
        List<Expression> arguments = new ArrayList<>();
        do {
            arguments.add(joined());
        } while (tokens.take(","));
        tokens.require(")");
        if (!function.takes(arguments.size())) {
            throw new IllegalArgumentException(
                    name + " takes " + function.arguments() + " arguments, found " + arguments.size());
        }
        return new Expression.Call(function, arguments);
    }

    private static Expression.Function function(String name) {
        List<String> names = new ArrayList<>();
        for (Expression.Function function : Expression.Function.values()) {
            String known = function.name().toLowerCase(Locale.ROOT);
            if (known.equals(name)) {
                return function;
            }
            names.add(known);
        }
        throw new IllegalArgumentException("unknown function \"" + name + "\"; allowed: " + String.join(", ", names));
    }
}
