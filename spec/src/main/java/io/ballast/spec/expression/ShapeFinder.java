package io.ballast.spec.expression;

import io.ballast.spec.expression.ValueShape.Nature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the values of an expression can be. Nulls are as in SQL: what is computed from null is null; {@code greatest} and
 * {@code least} ignore nulls, {@code coalesce} takes the first that is none.
 */
public final class ShapeFinder {
    /** A quotient is rounded to this number of digits after the point. */
    public static final int QUOTIENT_DIGITS = 20;
    /** Seconds between two moments have microseconds. */
    private static final int SECOND_DIGITS = 6;

    private static final BigDecimal MICROS_PER_SECOND = BigDecimal.valueOf(1_000_000);

    private final Function<String, ValueShape> columns;

    /** Finds shapes, given those of columns by their names. */
    public ShapeFinder(Function<String, ValueShape> columns) {
        this.columns = columns;
    }

    /** Throws IllegalArgumentException that says why the expression has no values. */
    public ValueShape of(Expression expression) {
        if (expression instanceof Expression.Decimal number) {
            return ValueShape.number(Math.max(0, number.value().scale()), false, NumberSpan.of(number.value()));
        }
        if (expression instanceof Expression.Text text) {
            return ValueShape.text(
                    false, text.value().codePointCount(0, text.value().length()));
        }
        if (expression instanceof Expression.Column column) {
            return columns.apply(column.name());
        }
        if (expression instanceof Expression.Negative negative) {
            ValueShape of = numeric("-", of(negative.of()));
            NumberSpan span = of.span();
            return of.within(
                    of.mayBeNull(),
                    span == null ? null : NumberSpan.of(BigDecimal.ZERO).minus(span));
        }
        return expression instanceof Expression.Operation operation
                ? ofOperation(operation)
                : ofCall((Expression.Call) expression);
    }

    private ValueShape ofOperation(Expression.Operation operation) {
        ValueShape left = of(operation.left());
        ValueShape right = of(operation.right());
        boolean nulls = left.mayBeNull() || right.mayBeNull();
        return switch (operation.operator()) {
            case PLUS -> plus(left, right, nulls);
            case MINUS -> minus(left, right, nulls);
            case TIMES ->
                ValueShape.number(
                        numeric("*", left).digits() + numeric("*", right).digits(),
                        nulls,
                        both(left, right, NumberSpan::times));
            case OVER -> over(operation.right(), numeric("/", left), numeric("/", right), nulls);
            case JOINED -> ValueShape.text(nulls, left.maxLength() + right.maxLength());
        };
    }

    private static ValueShape plus(ValueShape left, ValueShape right, boolean nulls) {
        NumberSpan span = both(left, right, NumberSpan::plus);
        if (left.is(Nature.DATE) && isDays(right)) {
            return left.within(nulls, span);
        }
        if (right.is(Nature.DATE) && isDays(left)) {
            return right.within(nulls, span);
        }
        return ValueShape.number(larger(numeric("+", left), numeric("+", right)), nulls, span);
    }

    private static ValueShape minus(ValueShape left, ValueShape right, boolean nulls) {
        NumberSpan span = both(left, right, NumberSpan::minus);
        if (left.is(Nature.DATE) && isDays(right)) {
            return left.within(nulls, span);
        }
        if (left.is(Nature.DATE) && right.is(Nature.DATE)) {
            return ValueShape.number(0, nulls, span);
        }
        if (left.is(Nature.MOMENT) && right.is(Nature.MOMENT)) {
            return ValueShape.number(
                    SECOND_DIGITS, nulls, span == null ? null : span.map(micros -> micros.divide(MICROS_PER_SECOND)));
        }
        return ValueShape.number(larger(numeric("-", left), numeric("-", right)), nulls, span);
    }

    private static boolean isDays(ValueShape shape) {
        return shape.is(Nature.NUMBER) && shape.digits() == 0;
    }

    private static ValueShape over(Expression divisor, ValueShape left, ValueShape right, boolean nulls) {
        NumberSpan by = right.span();
        boolean hasZero = by == null || by.has(BigDecimal.ZERO);
        if (hasZero && !isNeverZero(divisor)) {
            throw new IllegalArgumentException(
                    "the divisor can be 0; write nullif(…, 0) around it, which is null then");
        }
        NumberSpan span = left.span() == null || by == null
                ? null
                : hasZero
                        ? left.span().overAtLeast(BigDecimal.ONE.movePointLeft(right.digits()), QUOTIENT_DIGITS)
                        : left.span().over(by, QUOTIENT_DIGITS);
        return ValueShape.number(QUOTIENT_DIGITS, nulls, span);
    }

    private static boolean isNeverZero(Expression divisor) {
        return divisor instanceof Expression.Call call
                && call.function() == Expression.Function.NULLIF
                && call.arguments().get(1) instanceof Expression.Decimal number
                && number.value().signum() == 0;
    }

    private ValueShape ofCall(Expression.Call call) {
        List<ValueShape> arguments = call.arguments().stream().map(this::of).toList();
        ValueShape first = arguments.get(0);
        return switch (call.function()) {
            case ROUND -> rounded(numeric("round", first), roundDigits(call), RoundingMode.HALF_UP);
            case FLOOR -> rounded(numeric("floor", first), 0, RoundingMode.FLOOR);
            case CEIL -> rounded(numeric("ceil", first), 0, RoundingMode.CEILING);
            case ABS -> {
                NumberSpan span = numeric("abs", first).span();
                yield first.within(first.mayBeNull(), span == null ? null : span.absolute());
            }
            case GREATEST -> oneOf(call, arguments, haveNulls(arguments) ? NumberSpan::with : NumberSpan::greatest);
            case LEAST -> oneOf(call, arguments, haveNulls(arguments) ? NumberSpan::with : NumberSpan::least);
            case COALESCE -> oneOf(call, arguments, NumberSpan::with);
            case NULLIF -> oneOf(call, arguments, (a, b) -> a).orNull();
            case LOWER, UPPER -> text(call, first);
            case LENGTH ->
                ValueShape.number(
                        0,
                        first.mayBeNull(),
                        new NumberSpan(
                                BigDecimal.ZERO,
                                BigDecimal.valueOf(text(call, first).maxLength())));
        };
    }

    private static boolean haveNulls(List<ValueShape> arguments) {
        return arguments.stream().anyMatch(ValueShape::mayBeNull);
    }

    private static ValueShape rounded(ValueShape of, int digits, RoundingMode mode) {
        NumberSpan span = of.span();
        return ValueShape.number(
                Math.min(of.digits(), digits),
                of.mayBeNull(),
                span == null ? null : span.map(end -> end.setScale(digits, mode)));
    }

    /** The digits that {@code round} rounds to, 0 if it does not say. */
    public static int roundDigits(Expression.Call round) {
        if (round.arguments().size() == 1) {
            return 0;
        }
        BigDecimal digits = round.arguments().get(1) instanceof Expression.Decimal number ? number.value() : null;
        if (digits == null || digits.scale() > 0 || digits.compareTo(BigDecimal.valueOf(18)) > 0) {
            throw new IllegalArgumentException("round takes a number and then how many digits, from 0 to 18");
        }
        return digits.intValueExact();
    }

    /** One of values of one nature. */
    private static ValueShape oneOf(
            Expression.Call call, List<ValueShape> arguments, BinaryOperator<NumberSpan> spans) {
        ValueShape all = arguments.get(0);
        for (ValueShape next : arguments.subList(1, arguments.size())) {
            if (!next.is(all.nature())) {
                throw new IllegalArgumentException(name(call) + " takes arguments of one type, found "
                        + all.nature().words() + " and " + next.nature().words());
            }
            all = new ValueShape(
                    all.nature(),
                    larger(all, next),
                    all.mayBeNull() && next.mayBeNull(),
                    both(all, next, spans),
                    Math.max(all.maxLength(), next.maxLength()));
        }
        return all;
    }

    private static ValueShape text(Expression.Call call, ValueShape shape) {
        if (!shape.is(Nature.TEXT)) {
            throw new IllegalArgumentException(
                    name(call) + " takes a text, found " + shape.nature().words());
        }
        return shape;
    }

    private static String name(Expression.Call call) {
        return call.function().name().toLowerCase(Locale.ROOT);
    }

    private static ValueShape numeric(String what, ValueShape shape) {
        if (!shape.is(Nature.NUMBER)) {
            throw new IllegalArgumentException("\"" + what + "\" takes a number, found "
                    + shape.nature().words()
                    + (shape.is(Nature.TEXT) ? "; texts are joined by ||" : ""));
        }
        return shape;
    }

    private static int larger(ValueShape left, ValueShape right) {
        return Math.max(left.digits(), right.digits());
    }

    private static @Nullable NumberSpan both(ValueShape left, ValueShape right, BinaryOperator<NumberSpan> spans) {
        return left.span() == null || right.span() == null ? null : spans.apply(left.span(), right.span());
    }
}
