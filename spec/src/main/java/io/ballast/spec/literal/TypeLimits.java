package io.ballast.spec.literal;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The range of numbers, the length and the digits that a type holds. */
public final class TypeLimits {
    private TypeLimits() {}

    /** The largest number a type holds, the smallest being its opposite or one less; null where there is no such limit. */
    public static @Nullable BigDecimal largest(ColumnType type) {
        if (type.family() == TypeFamily.DECIMAL) {
            return type.length() == ColumnType.UNSET ? null : NumericLiterals.largest(type);
        }
        return type.base().maxWhole().map(BigDecimal::valueOf).orElse(null);
    }

    /** The smallest number a type holds; null where there is no such limit. */
    public static @Nullable BigDecimal smallest(ColumnType type) {
        BigDecimal largest = largest(type);
        if (largest == null || type.family() == TypeFamily.DECIMAL) {
            return largest == null ? null : largest.negate();
        }
        return largest.negate().subtract(BigDecimal.ONE);
    }

    public static boolean isText(ColumnType type) {
        return type.is(TypeFamily.TEXT);
    }

    /** The characters that a column of the type holds at the most; char without a length is char(1). */
    public static int length(ColumnType type) {
        if (type.length() != ColumnType.UNSET && isText(type)) {
            return type.length();
        }
        return type.base() == BaseType.CHAR ? 1 : Integer.MAX_VALUE;
    }

    /** The digits after the point that a numeric type prescribes; 0 for whole numbers; null where any number of them is kept. */
    public static @Nullable Integer scale(ColumnType type) {
        return switch (type.family()) {
            case WHOLE -> 0;
            case DECIMAL -> type.length() == ColumnType.UNSET ? null : (Integer) Math.max(0, type.scale());
            default -> null;
        };
    }
}
