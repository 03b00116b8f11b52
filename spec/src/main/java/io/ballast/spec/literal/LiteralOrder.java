package io.ballast.spec.literal;

import io.ballast.common.schema.ColumnType;
import java.math.BigDecimal;

/** The order of literals as far as a spec can know it; what text sorts like depends on the database's collation. */
public final class LiteralOrder {
    private LiteralOrder() {}

    /** Below, at or above 0; 0 where the order is not known. Both literals are in {@link Literals}' form. */
    public static int compare(ColumnType type, String a, String b) {
        return switch (type.base()) {
            case SMALLINT, INTEGER, BIGINT, NUMERIC, REAL, DOUBLE_PRECISION ->
                isPlainNumber(a) && isPlainNumber(b) ? new BigDecimal(a).compareTo(new BigDecimal(b)) : 0;
            case DATE, TIMESTAMP, TIMESTAMPTZ, TIME -> isPlainTime(a) && isPlainTime(b) ? a.compareTo(b) : 0;
            case UUID, BYTEA -> a.compareTo(b);
            default -> 0;
        };
    }

    /** Whether {@link #compare} knows the order of the type's literals. */
    public static boolean isKnown(ColumnType type, String literal) {
        return switch (type.base()) {
            case SMALLINT, INTEGER, BIGINT, NUMERIC, REAL, DOUBLE_PRECISION -> isPlainNumber(literal);
            case DATE, TIMESTAMP, TIMESTAMPTZ, TIME -> isPlainTime(literal);
            case UUID, BYTEA -> true;
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
