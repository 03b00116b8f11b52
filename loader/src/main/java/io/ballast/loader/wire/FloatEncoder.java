package io.ballast.loader.wire;

import java.nio.charset.StandardCharsets;

/**
 * Binary floating point: sign, digits, point, exponent; {@code NaN}; {@code Infinity}, {@code inf} with or without sign; in any case. What overflows, or
 * is not 0 but would become 0, is out of range, as the server has it. Receive functions: float4recv, float8recv, IEEE 754.
 *
 * <p>Short decimals are exact at once: when the digits make a whole number that the format holds, and the power of ten is one
 * that it holds, a single division or product is rounded correctly (Clinger 1990, "How to read floating point numbers
 * accurately"). The rest goes through Java's own parser, which is exact too.
 */
final class FloatEncoder {
    /** Whole numbers up to 2⁵³ and 2²⁴, and powers of ten up to these, are exact in double and float. */
    private static final long EXACT_DOUBLE = 1L << 53;

    private static final long EXACT_FLOAT = 1L << 24;
    private static final double[] DOUBLE_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final float[] FLOAT_POWERS = {1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f};

    /** This number of digits never overflows a long. */
    private static final int SAFE_DIGITS = 18;

    private FloatEncoder() {}

    static int putDouble(byte[] text, int from, int to, byte[] wire, int position) {
        return WireBytes.putLong(wire, position, Double.doubleToLongBits(parseDouble(text, from, to)));
    }

    static int putReal(byte[] text, int from, int to, byte[] wire, int position) {
        return WireBytes.putInt(wire, position, Float.floatToIntBits(parseFloat(text, from, to)));
    }

    private static double parseDouble(byte[] text, int from, int to) {
        int first = first(text, from, to);
        if (first == to || !startsNumber(text[first])) {
            return special(text, from, first, to);
        }
        long decimal = shortDecimal(text, first, to);
        int decimals = decimals(text, first, to);
        if (decimal >= 0 && decimal <= EXACT_DOUBLE && decimals < DOUBLE_POWERS.length) {
            double value = decimal / DOUBLE_POWERS[decimals];
            return text[from] == '-' ? -value : value;
        }
        boolean zero = isZero(text, first, to);
        double value = Double.parseDouble(string(text, from, to));
        if (Double.isInfinite(value) || (value == 0 && !zero)) {
            throw RefusedValue.because("out of range");
        }
        return value;
    }

    private static float parseFloat(byte[] text, int from, int to) {
        int first = first(text, from, to);
        if (first == to || !startsNumber(text[first])) {
            return (float) special(text, from, first, to);
        }
        long decimal = shortDecimal(text, first, to);
        int decimals = decimals(text, first, to);
        if (decimal >= 0 && decimal <= EXACT_FLOAT && decimals < FLOAT_POWERS.length) {
            float value = decimal / FLOAT_POWERS[decimals];
            return text[from] == '-' ? -value : value;
        }
        boolean zero = isZero(text, first, to);
        float value = Float.parseFloat(string(text, from, to));
        if (Float.isInfinite(value) || (value == 0 && !zero)) {
            throw RefusedValue.because("out of range");
        }
        return value;
    }

    private static int first(byte[] text, int from, int to) {
        return from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
    }

    private static boolean startsNumber(byte b) {
        return (b >= '0' && b <= '9') || b == '.';
    }

    /** The digits as one whole number, the point omitted; -1 when there are many, or none, or anything else stands there. */
    private static long shortDecimal(byte[] text, int from, int to) {
        if (to - from > SAFE_DIGITS) {
            return -1;
        }
        long value = 0;
        int points = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (text[i] == '.') {
                points++;
            } else {
                return -1;
            }
        }
        return points > 1 || points == to - from ? -1 : value;
    }

    /** The number of bytes behind the first point. */
    private static int decimals(byte[] text, int from, int to) {
        int i = NumericEncoder.digitsEnd(text, from, to);
        return i < to ? to - i - 1 : 0;
    }

    /** Whether the number's digits are all 0; refuses what is no number. */
    private static boolean isZero(byte[] text, int from, int to) {
        int integerEnd = NumericEncoder.digitsEnd(text, from, to);
        boolean point = integerEnd < to && text[integerEnd] == '.';
        int end = point ? NumericEncoder.digitsEnd(text, integerEnd + 1, to) : integerEnd;
        int digits = end - from - (point ? 1 : 0);
        if (digits == 0 || !exponentOrNothing(text, end, to)) {
            throw RefusedValue.because("not a number");
        }
        for (int i = from; i < end; i++) {
            if (text[i] != '0' && text[i] != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean exponentOrNothing(byte[] text, int from, int to) {
        if (from == to) {
            return true;
        }
        int first = from + 1 < to && (text[from + 1] == '-' || text[from + 1] == '+') ? from + 2 : from + 1;
        return (text[from] | 0x20) == 'e' && first < to && NumericEncoder.digitsEnd(text, first, to) == to;
    }

    private static double special(byte[] text, int from, int first, int to) {
        if (AsciiWords.same("nan", text, from, to)) {
            return Double.NaN;
        }
        if (AsciiWords.same("infinity", text, first, to) || AsciiWords.same("inf", text, first, to)) {
            return text[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        throw RefusedValue.because("not a number");
    }

    private static String string(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
