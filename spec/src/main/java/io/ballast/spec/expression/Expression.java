package io.ballast.spec.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** An expression, taken apart. */
public sealed interface Expression {
    /** A number as it is written. */
    record Decimal(BigDecimal value) implements Expression {}

    /** A text in quotes. */
    record Text(String value) implements Expression {}

    /** A column of the row, or {@code table.column} of the parent's. */
    record Column(String name) implements Expression {}

    /** The opposite of a number. */
    record Negative(Expression of) implements Expression {}

    /** Two expressions and the sign between them. */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {}

    /** A function's name and its arguments. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** What stands between two expressions. */
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        OVER("/"),
        /** Texts, or the texts of anything, one behind the other. */
        JOINED("||");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** The functions, with the numbers of arguments that they take. */
    enum Function {
        ROUND(1, 2),
        FLOOR(1, 1),
        CEIL(1, 1),
        ABS(1, 1),
        GREATEST(1, Function.ANY),
        LEAST(1, Function.ANY),
        COALESCE(1, Function.ANY),
        NULLIF(2, 2),
        LOWER(1, 1),
        UPPER(1, 1),
        LENGTH(1, 1);

        private static final int ANY = 100;

        private final int min;
        private final int max;

        Function(int min, int max) {
            this.min = min;
            this.max = max;
        }

        boolean takes(int arguments) {
            return arguments >= min && arguments <= max;
        }

        String arguments() {
            return min == max ? Integer.toString(min) : min + (max == ANY ? " or more" : " or " + max);
        }
    }

    /** The expression in {@code text}; throws IllegalArgumentException that says what is wrong with it. */
    static Expression parse(String text) {
        return new ExpressionParser(text).parse();
    }

    /** The expressions that this one is put together from. */
    default List<Expression> operands() {
        if (this instanceof Operation operation) {
            return List.of(operation.left(), operation.right());
        }
        if (this instanceof Call call) {
            return call.arguments();
        }
        return this instanceof Negative negative ? List.of(negative.of()) : List.of();
    }

    /** The names of the columns in it, each once. */
    default List<String> columns() {
        return everything()
                .filter(Column.class::isInstance)
                .map(column -> ((Column) column).name())
                .distinct()
                .toList();
    }

    private Stream<Expression> everything() {
        return Stream.concat(Stream.of(this), operands().stream().flatMap(Expression::everything));
    }
}
