package io.ballast.spec.literal;

import io.ballast.common.schema.ColumnType;
import java.math.BigDecimal;

/** The order of literals as far as a spec can know it; what text sorts like depends on the database's collation. */
public final class LiteralOrder {
    private LiteralOrder() {}

    /** Below, at or above 0; 0 where the order is not known. Both literals are in {@link Literals}' form. */
    public static int compare(ColumnType type, String a, String b) {
        if (!isKnown(type, a) || !isKnown(type, b)) {
            return 0;
        }
        return isNumber(type) ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b);
    }

    /** Whether {@link #compare} knows the order of the type's literals. */
    public static boolean isKnown(ColumnType type, String literal) {
        return switch (type.family()) {
            case WHOLE, DECIMAL, FLOAT -> isPlainNumber(literal);
            case DATE, TIME, TIMESTAMP -> isPlainTime(literal);
            case UUID, BYTES -> true;
            case TEXT, BOOLEAN, INTERVAL, JSON, NETWORK, OTHER -> false;
        };
    }

    private static boolean isNumber(ColumnType type) {
        return switch (type.family()) {
            case WHOLE, DECIMAL, FLOAT -> true;
            default -> false;
        };
    }

    private static boolean isPlainNumber(String text) {
        return !text.equals("NaN") && !text.endsWith("Infinity");
    }

    /** Years of four digits and no BC: then the order of the text is the order of time. */
    private static boolean isPlainTime(String text) {
        return !text.endsWith("infinity") && !text.endsWith("BC") && (text.indexOf('-') == 4 || text.indexOf('-') < 0);
    }
}
