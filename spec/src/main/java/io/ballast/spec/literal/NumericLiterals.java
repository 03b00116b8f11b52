package io.ballast.spec.literal;

import io.ballast.common.schema.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Literals of the type numeric. */
final class NumericLiterals {
    private static final Pattern SYNTAX = Pattern.compile("-?\\d{1,1000}(\\.\\d{1,1000})?([eE][-+]?\\d{1,3})?");

    private NumericLiterals() {}

    static String canonical(ColumnType type, String text) {
        boolean bounded = type.length() != ColumnType.UNSET;
        if (text.equals("NaN") || (!bounded && (text.equals("Infinity") || text.equals("-Infinity")))) {
            return text;
        }
        String expected = "a number that fits " + type;
        Literals.check(SYNTAX.matcher(text).matches(), text, expected);
        BigDecimal number = new BigDecimal(text);
        if (!bounded) {
            return number.toPlainString();
        }
        try {
            BigDecimal scaled = number.setScale(Math.max(0, type.scale()), RoundingMode.UNNECESSARY);
            return Literals.check(scaled.precision() <= type.length(), scaled.toPlainString(), expected);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    /** The largest number that numeric(p,s) holds, such as 999.99 for numeric(5,2). */
    static BigDecimal largest(ColumnType type) {
        int scale = Math.max(0, type.scale());
        return BigDecimal.TEN.pow(type.length()).subtract(BigDecimal.ONE).movePointLeft(scale);
    }
}
