package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the server computes from columns of numbers, in the words of an expression of a spec, where both come to the same number.
 *
 * @param text the expression
 * @param range what it comes to
 */
record DerivedText(String text, NumberRange range) {
    private static final Set<String> CASTS = Set.of("::numeric");

    /** Null for what a spec would compute otherwise, or not at all. */
    static @Nullable DerivedText of(Formula formula, Function<String, @Nullable NumberRange> columns) {
        if (formula instanceof Formula.Named named) {
            NumberRange range = columns.apply(named.column());
            String name = "\"" + named.column().replace("\"", "\"\"") + "\"";
            return range == null ? null : new DerivedText(name, range);
        }
        if (formula instanceof Formula.Literal literal) {
            String text = String.valueOf(literal.text());
            boolean number = text.matches("-?\\d{1,12}(\\.\\d{1,9})?");
            return number ? new DerivedText(text, NumberRange.of(new BigDecimal(text))) : null;
        }
        if (formula instanceof Formula.Sum sum) {
            DerivedText left = of(sum.left(), columns);
            DerivedText right = of(sum.right(), columns);
            return left == null || right == null
                    ? null
                    : new DerivedText(
                            "(" + left.text + " " + sum.operator() + " " + right.text + ")",
                            left.range.plus(sum.operator().equals("+") ? right.range : right.range.negated()));
        }
        return formula instanceof Formula.Opaque call ? ofCall(call, columns) : null;
    }

    private static @Nullable DerivedText ofCall(Formula.Opaque call, Function<String, @Nullable NumberRange> columns) {
        List<Formula> parts = call.parts();
        DerivedText first = parts.isEmpty() ? null : of(parts.get(0), columns);
        if (first == null || parts.size() > 2) {
            return null;
        }
        if (parts.size() == 1) {
            return CASTS.contains(call.name()) ? first : call.name().equals("round") ? rounded(first, 0) : null;
        }
        DerivedText second = of(parts.get(1), columns);
        if (second == null) {
            return null;
        }
        return switch (call.name()) {
            case "*" -> new DerivedText("(" + first.text + " * " + second.text + ")", first.range.times(second.range));
            case "coalesce" ->
                new DerivedText("coalesce(" + first.text + ", " + second.text + ")", first.range.with(second.range));
            case "round" -> second.text.matches("\\d") ? rounded(first, Integer.parseInt(second.text)) : null;
            case "/" -> byNumber(first, second);
            default -> null;
        };
    }

    /** Divided by 10 or 100, which adds digits and needs no rounding; whole numbers are divided otherwise there. */
    private static @Nullable DerivedText byNumber(DerivedText first, DerivedText second) {
        boolean ten = second.text.matches("10{1,4}(\\.0+)?");
        if (!ten || first.range.scale() == 0) {
            return null;
        }
        int digits = new BigDecimal(second.text).toBigInteger().toString().length() - 1;
        NumberRange range = first.range;
        return new DerivedText(
                "round(" + first.text + " / " + second.text + ", " + (range.scale() + digits) + ")",
                new NumberRange(
                        range.min().movePointLeft(digits), range.max().movePointLeft(digits), range.scale() + digits));
    }

    private static DerivedText rounded(DerivedText of, int digits) {
        NumberRange range = of.range;
        return new DerivedText(
                "round(" + of.text + ", " + digits + ")",
                new NumberRange(
                        range.min().setScale(digits, RoundingMode.FLOOR),
                        range.max().setScale(digits, RoundingMode.CEILING),
                        Math.min(range.scale(), digits)));
    }
}
