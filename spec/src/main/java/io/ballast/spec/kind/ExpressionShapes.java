package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.expression.Expression;
import io.ballast.spec.expression.NumberSpan;
import io.ballast.spec.expression.ShapeFinder;
import io.ballast.spec.expression.ValueShape;
import io.ballast.spec.expression.ValueShape.Nature;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the values of expressions over a table's columns can be, and whether they fit a type. */
final class ExpressionShapes {
    private static final Check ANYTHING = new Check(null, null, null, null, List.of());

    private final Scope scope;

    ExpressionShapes(Scope scope) {
        this.scope = scope;
    }

    /** Throws IllegalArgumentException that says why the expression has no values. */
    ValueShape of(Expression expression) {
        return new ShapeFinder(this::column).of(expression);
    }

    private ValueShape column(String name) {
        Scope.Used used = scope.used(ColumnUse.of(name));
        Nature nature = ColumnNature.of(used.type())
                .orElseThrow(() -> new IllegalArgumentException("column \"" + name + "\" is " + used.type()
                        + "; an expression takes numbers, dates, timestamps and what has a text"));
        return new ValueShape(
                nature,
                nature == Nature.NUMBER ? ColumnNature.digits(used.type()) : 0,
                used.nullable(),
                span(used, nature),
                used.length().max());
    }

    private static @Nullable NumberSpan span(Scope.Used used, Nature nature) {
        NumberSpan span = null;
        for (String literal : used.ends(ANYTHING)) {
            if (nature == Nature.TEXT || !LiteralOrder.isKnown(used.type(), literal)) {
                return null;
            }
            BigDecimal end = nature == Nature.NUMBER
                    ? new BigDecimal(literal)
                    : new BigDecimal(LiteralUnits.of(used.type(), literal).orElseThrow());
            span = span == null
                    ? new NumberSpan(end, end)
                    : new NumberSpan(span.min().min(end), span.max().max(end));
        }
        return span == null ? numbers(used.type()) : span;
    }

    /** The ends as literals of the type; none where it has no room for them. */
    static List<String> literals(ColumnType type, NumberSpan span) {
        return !holds(type, span.min()) || !holds(type, span.max())
                ? List.of()
                : List.of(literal(type, span.min()), literal(type, span.max()));
    }

    private static String literal(ColumnType type, BigDecimal end) {
        if (isTime(type)) {
            return LiteralUnits.literal(type, LiteralUnits.round(type, end.toBigInteger()));
        }
        Integer digits = TypeLimits.scale(type);
        return (digits == null ? end : end.setScale(digits, RoundingMode.HALF_UP)).toPlainString();
    }

    /** Throws IllegalArgumentException that says why values of the shape do not fit the type. */
    static void checkFits(ColumnType type, ValueShape shape) {
        Nature wanted = ColumnNature.of(type).orElseThrow();
        if (wanted != Nature.TEXT && wanted != shape.nature()) {
            throw new IllegalArgumentException(
                    "the expression is " + shape.nature().words() + ", and the column " + type);
        }
        if (wanted == Nature.NUMBER && TypeLimits.scale(type) == null && shape.digits() > NumberLimits.MAX_SCALE) {
            throw new IllegalArgumentException(
                    type + " does not say how many digits to keep; round the expression, as in round(…, 2)");
        }
        NumberSpan span = shape.span();
        if (span != null && wanted != Nature.TEXT) {
            checkEnd(type, span.min());
            checkEnd(type, span.max());
        }
    }

    private static void checkEnd(ColumnType type, BigDecimal end) {
        if (holds(type, end)) {
            return;
        }
        NumberSpan room = Objects.requireNonNull(room(type));
        throw new IllegalArgumentException(
                isTime(type)
                        ? "the expression can leave the years 1 to 9999"
                        : "the expression can come to " + end.toPlainString() + "; " + type + " holds numbers from "
                                + room.min().toPlainString() + " to "
                                + room.max().toPlainString());
    }

    private static boolean holds(ColumnType type, BigDecimal end) {
        NumberSpan room = room(type);
        return room == null || (end.compareTo(room.min()) >= 0 && end.compareTo(room.max()) <= 0);
    }

    private static boolean isTime(ColumnType type) {
        return type.is(TypeFamily.DATE) || type.is(TypeFamily.TIMESTAMP);
    }

    private static @Nullable NumberSpan room(ColumnType type) {
        if (isTime(type)) {
            return new NumberSpan(
                    new BigDecimal(LiteralUnits.smallest(type)), new BigDecimal(LiteralUnits.largest(type)));
        }
        return numbers(type);
    }

    /** All numbers of the type; null where it has no end, or none at all. */
    private static @Nullable NumberSpan numbers(ColumnType type) {
        BigDecimal smallest = TypeLimits.smallest(type);
        BigDecimal largest = TypeLimits.largest(type);
        return smallest == null || largest == null ? null : new NumberSpan(smallest, largest);
    }
}
