package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;

/**
 * Numerics: sign, digits, point, exponent; {@code NaN}; {@code Infinity}, {@code -Infinity}, {@code inf} (servers from 14 on; an older one refuses them
 * in either format). Receive function: numeric_recv, which reads digits to the base 10000: their count, the weight of the first
 * as a power of 10000, the sign, the number of decimals to show, then the digits, each in two bytes. It rounds to the column's
 * scale as the text input does.
 */
final class NumericEncoder {
    static final int NEGATIVE = 0x4000;
    static final int NAN = 0xC000;
    static final int POSITIVE_INFINITY = 0xD000;
    static final int NEGATIVE_INFINITY = 0xF000;

    /** numeric_recv takes at most NUMERIC_MAX_PRECISION + NUMERIC_MAX_RESULT_SCALE digits to the base 10000. */
    private static final int MAX_GROUPS = 3000;
    /** NUMERIC_DSCALE_MAX: a value has at most this number of decimals. */
    private static final int MAX_SCALE = 0x3FFF;

    private static final int MAX_WEIGHT = Short.MAX_VALUE;
    /** Exponents beyond this are out of range whatever the digits, and far from overflowing an int. */
    private static final int MAX_EXPONENT = 1_000_000;

    private static final int[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private NumericEncoder() {}

    /**
     * @param precision of the column; {@link ColumnType#UNSET} where none is declared
     * @param scale of the column; {@link ColumnType#UNSET} counts as 0
     */
    static int put(byte[] text, int from, int to, byte[] wire, int position, int precision, int scale) {
        boolean signed = from < to && (text[from] == '-' || text[from] == '+');
        boolean negative = signed && text[from] == '-';
        int first = signed ? from + 1 : from;
        int integerEnd = digitsEnd(text, first, to);
        boolean point = integerEnd < to && text[integerEnd] == '.';
        int end = point ? digitsEnd(text, integerEnd + 1, to) : integerEnd;
        int integers = integerEnd - first;
        int digits = end - first - (point ? 1 : 0);
        if (end == to && integers >= 1 && integers <= 8 && digits - integers <= 8) {
            int left = Math.max(0, precision == ColumnType.UNSET ? 8 : precision - Math.max(0, scale));
            return putMoney(text, first, integerEnd, to, negative, left, wire, position);
        }
        if (digits == 0) {
            return putSpecial(text, from, first, to, wire, position, precision);
        }
        int exponent = end == to ? 0 : exponent(text, end, to);
        int shownDecimals = Math.max(0, digits - integers - exponent);
        if (shownDecimals > MAX_SCALE) {
            throw RefusedValue.because("out of range");
        }
        int top = firstNonZero(text, first, end, integerEnd);
        if (top == digits) {
            return putHeader(wire, position, 0, 0, 0, shownDecimals);
        }
        int bottom = lastNonZero(text, first, end, integerEnd);
        // The digit at index j stands for ten to the power of (integers + exponent - 1 - j).
        int unit = integers + exponent - 1;
        int weight = Math.floorDiv(unit - top, 4);
        int groups = weight - Math.floorDiv(unit - bottom, 4) + 1;
        boolean tooLarge = precision != ColumnType.UNSET && unit - top >= precision - Math.max(0, scale);
        if (weight > MAX_WEIGHT || tooLarge) {
            throw RefusedValue.because("out of range");
        }
        if (groups > MAX_GROUPS) {
            throw RefusedValue.because("more digits than binary COPY takes");
        }
        int next = putHeader(wire, position, groups, weight, negative ? NEGATIVE : 0, shownDecimals);
        int index = unit - (4 * weight + 3);
        for (int group = 0; group < groups; group++) {
            int value = 0;
            for (int i = 0; i < 4; i++, index++) {
                value = value * 10 + digit(text, first, integers, digits, index);
            }
            next = WireBytes.putShort(wire, next, value);
        }
        return next;
    }

    /**
     * The quick way for at most eight digits before the point and as many behind it. They make four digits to the base 10000,
     * which one long holds and, moved left past those that are 0, one write puts.
     *
     * @param left how many digits before the point the column takes
     */
    private static int putMoney(
            byte[] text, int first, int point, int to, boolean negative, int left, byte[] wire, int position) {
        int decimals = Math.max(0, to - point - 1);
        long whole = AsciiDigits.number(text, first, point);
        long part = decimals == 0 ? 0 : AsciiDigits.number(text, point + 1, to) * POWERS[8 - decimals];
        if (left < 8 && whole >= POWERS[left]) {
            throw RefusedValue.because("out of range");
        }
        long groups = ((whole / 10_000) << 48) | ((whole % 10_000) << 32) | ((part / 10_000) << 16) | (part % 10_000);
        if (groups == 0) {
            return putHeader(wire, position, 0, 0, 0, decimals);
        }
        int above = Long.numberOfLeadingZeros(groups) / Short.SIZE;
        int below = Long.numberOfTrailingZeros(groups) / Short.SIZE;
        int count = 4 - above - below;
        int next = putHeader(wire, position, count, 1 - above, negative ? NEGATIVE : 0, decimals);
        WireBytes.putLong(wire, next, groups << (Short.SIZE * above));
        return next + Short.BYTES * count;
    }

    /** The digit at this index, the point not counted; 0 before the first and behind the last. */
    private static int digit(byte[] text, int first, int integers, int digits, int index) {
        if (index < 0 || index >= digits) {
            return 0;
        }
        return text[first + index + (index < integers ? 0 : 1)] - '0';
    }

    private static int putHeader(byte[] wire, int position, int groups, int weight, int sign, int scale) {
        int next = WireBytes.putShort(wire, position, groups);
        next = WireBytes.putShort(wire, next, weight);
        next = WireBytes.putShort(wire, next, sign);
        return WireBytes.putShort(wire, next, scale);
    }

    private static int putSpecial(byte[] text, int from, int first, int to, byte[] wire, int position, int precision) {
        if (AsciiWords.same("nan", text, from, to)) {
            return putHeader(wire, position, 0, 0, NAN, 0);
        }
        if (!AsciiWords.same("infinity", text, first, to) && !AsciiWords.same("inf", text, first, to)) {
            throw RefusedValue.because("not a number");
        }
        if (precision != ColumnType.UNSET) {
            throw RefusedValue.because("out of range");
        }
        return putHeader(wire, position, 0, 0, text[from] == '-' ? NEGATIVE_INFINITY : POSITIVE_INFINITY, 0);
    }

    private static int exponent(byte[] text, int from, int to) {
        if ((text[from] | 0x20) != 'e' || from + 1 == to) {
            throw RefusedValue.because("not a number");
        }
        boolean negative = text[from + 1] == '-';
        int first = negative || text[from + 1] == '+' ? from + 2 : from + 1;
        if (first == to || digitsEnd(text, first, to) != to) {
            throw RefusedValue.because("not a number");
        }
        int exponent = 0;
        for (int i = first; i < to; i++) {
            exponent = exponent * 10 + (text[i] - '0');
            if (exponent > MAX_EXPONENT) {
                throw RefusedValue.because("out of range");
            }
        }
        return negative ? -exponent : exponent;
    }

    /** The index of the first digit that is not 0, the point not counted; the number of digits if all are. */
    private static int firstNonZero(byte[] text, int first, int end, int point) {
        int i = first;
        while (i < end && (text[i] == '0' || text[i] == '.')) {
            i++;
        }
        return i - first - (i > point ? 1 : 0);
    }

    private static int lastNonZero(byte[] text, int first, int end, int point) {
        int i = end - 1;
        while (text[i] == '0' || text[i] == '.') {
            i--;
        }
        return i - first - (i > point ? 1 : 0);
    }

    static int digitsEnd(byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return i;
    }
}
