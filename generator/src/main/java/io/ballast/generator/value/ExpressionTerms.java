package io.ballast.generator.value;

import io.ballast.spec.expression.Expression;
import io.ballast.spec.expression.ShapeFinder;
import io.ballast.spec.expression.ValueShape.Nature;
import io.ballast.spec.kind.TemplateSegment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes of an expression what computes it: a term for each of its parts. All numbers are exact but quotients. */
final class ExpressionTerms {
    /** The longest that a quotient, or a rounded number, is beyond its operands. */
    private static final int MORE_DIGITS = ShapeFinder.QUOTIENT_DIGITS + 4;

    private static final BigDecimal MICROS_PER_SECOND = BigDecimal.valueOf(1_000_000);

    private final ColumnTerms columns;

    ExpressionTerms(ColumnTerms columns) {
        this.columns = columns;
    }

    Term of(Expression expression) {
        if (expression instanceof Expression.Decimal number) {
            return new Term.Numbers(
                    Nature.NUMBER, number.value().toPlainString().length(), i -> number.value());
        }
        if (expression instanceof Expression.Text text) {
            return new Term.Texts(text.value().getBytes(StandardCharsets.UTF_8).length, i -> text.value());
        }
        if (expression instanceof Expression.Column column) {
            return columns.of(column.name());
        }
        if (expression instanceof Expression.Negative negative) {
            return changed(of(negative.of()), 1, BigDecimal::negate);
        }
        return expression instanceof Expression.Operation operation
                ? ofOperation(operation)
                : ofCall((Expression.Call) expression);
    }

    private Term ofOperation(Expression.Operation operation) {
        if (operation.operator() == Expression.Operator.JOINED) {
            return joined(spelled(operation.left()), spelled(operation.right()));
        }
        Term left = of(operation.left());
        Term right = of(operation.right());
        return switch (operation.operator()) {
            case PLUS ->
                computed(left.nature() == Nature.NUMBER ? right.nature() : left.nature(), left, right, BigDecimal::add);
            case MINUS -> minus(left, right);
            case TIMES -> computed(Nature.NUMBER, left, right, BigDecimal::multiply);
            case OVER ->
                computed(
                        Nature.NUMBER,
                        left,
                        right,
                        (a, b) -> a.divide(b, ShapeFinder.QUOTIENT_DIGITS, RoundingMode.HALF_UP));
            case JOINED -> throw new IllegalStateException("joined before");
        };
    }

    /** A column as it is written; anything else as PostgreSQL would write it. */
    private Term spelled(Expression expression) {
        return expression instanceof Expression.Column column ? columns.text(column.name()) : of(expression);
    }

    private static Term joined(Term left, Term right) {
        return new Term.Texts(Math.addExact(left.maxBytes(), right.maxBytes()), i -> {
            String before = left.text(i);
            String behind = before == null ? null : right.text(i);
            return behind == null ? null : before + behind;
        });
    }

    private static Term minus(Term left, Term right) {
        if (left.nature() == Nature.MOMENT) {
            return computed(Nature.NUMBER, left, right, (a, b) -> a.subtract(b).divide(MICROS_PER_SECOND));
        }
        boolean isDistance = left.nature() == right.nature();
        return computed(isDistance ? Nature.NUMBER : left.nature(), left, right, BigDecimal::subtract);
    }

    private static Term computed(Nature nature, Term left, Term right, BinaryOperator<BigDecimal> operation) {
        Term.NumberAt first = ((Term.Numbers) left).value();
        Term.NumberAt second = ((Term.Numbers) right).value();
        int maxBytes = Math.addExact(Math.addExact(left.maxBytes(), right.maxBytes()), MORE_DIGITS);
        return new Term.Numbers(nature, maxBytes, i -> {
            BigDecimal a = first.at(i);
            BigDecimal b = a == null ? null : second.at(i);
            return a == null || b == null ? null : operation.apply(a, b);
        });
    }

    private static Term changed(Term of, int moreBytes, UnaryOperator<BigDecimal> change) {
        Term.NumberAt value = ((Term.Numbers) of).value();
        return new Term.Numbers(of.nature(), Math.addExact(of.maxBytes(), moreBytes), i -> {
            BigDecimal number = value.at(i);
            return number == null ? null : change.apply(number);
        });
    }

    private Term ofCall(Expression.Call call) {
        List<Term> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> arguments.add(of(argument)));
        Term first = arguments.get(0);
        return switch (call.function()) {
            case ROUND -> rounded(first, ShapeFinder.roundDigits(call), RoundingMode.HALF_UP);
            case FLOOR -> rounded(first, 0, RoundingMode.FLOOR);
            case CEIL -> rounded(first, 0, RoundingMode.CEILING);
            case ABS -> changed(first, 0, BigDecimal::abs);
            case GREATEST -> new ChosenTerms(arguments).largest();
            case LEAST -> new ChosenTerms(arguments).smallest();
            case COALESCE -> new ChosenTerms(arguments).first();
            case NULLIF -> new ChosenTerms(arguments).unlessEqual();
            case LOWER -> formed(first, TemplateSegment.Form.LOWER);
            case UPPER -> formed(first, TemplateSegment.Form.UPPER);
            case LENGTH -> new Term.Numbers(Nature.NUMBER, MORE_DIGITS, i -> length(first.text(i)));
        };
    }

    /** Digits that the number does not have are not added. */
    private static Term rounded(Term of, int digits, RoundingMode mode) {
        return changed(of, MORE_DIGITS, number -> number.scale() > digits ? number.setScale(digits, mode) : number);
    }

    private static Term formed(Term of, TemplateSegment.Form form) {
        return new Term.Texts(of.maxBytes(), i -> {
            String text = of.text(i);
            return text == null ? null : FormedSource.form(text, form);
        });
    }

    private static @Nullable BigDecimal length(@Nullable String text) {
        return text == null ? null : BigDecimal.valueOf(text.codePointCount(0, text.length()));
    }
}
