package io.ballast.loader.wire;

/** Whole numbers in decimal digits with an optional sign. Receive functions: int2recv, int4recv, int8recv, big-endian. */
final class IntegerEncoder {
    /** This number of digits never overflows a long. */
    private static final int SAFE_DIGITS = 18;

    private IntegerEncoder() {}

    static int putSmallint(byte[] text, int from, int to, byte[] wire, int position) {
        long value = parse(text, from, to);
        if (value != (short) value) {
            throw RefusedValue.because("out of range");
        }
        return WireBytes.putShort(wire, position, (short) value);
    }

    static int putInteger(byte[] text, int from, int to, byte[] wire, int position) {
        long value = parse(text, from, to);
        if (value != (int) value) {
            throw RefusedValue.because("out of range");
        }
        return WireBytes.putInt(wire, position, (int) value);
    }

    static int putBigint(byte[] text, int from, int to, byte[] wire, int position) {
        return WireBytes.putLong(wire, position, parse(text, from, to));
    }

    static long parse(byte[] text, int from, int to) {
        if (from == to) {
            throw RefusedValue.because("not a whole number");
        }
        boolean negative = text[from] == '-';
        int first = negative || text[from] == '+' ? from + 1 : from;
        if (first == to) {
            throw RefusedValue.because("not a whole number");
        }
        long quick = quick(text, first, to);
        if (quick >= 0) {
            return negative ? -quick : quick;
        }
        // Counted downwards: the smallest long has no positive twin.
        long value = 0;
        for (int i = first; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                throw RefusedValue.because("not a whole number");
            }
            if (i - first >= SAFE_DIGITS && value < (Long.MIN_VALUE + digit) / 10) {
                throw overflow(text, i, to);
            }
            value = value * 10 - digit;
        }
        if (negative) {
            return value;
        }
        if (value == Long.MIN_VALUE) {
            throw RefusedValue.because("out of range");
        }
        return -value;
    }

    /** The number that up to 16 digits make; -1 for all else. */
    private static long quick(byte[] text, int from, int to) {
        int middle = to - 8;
        if (from >= middle) {
            return AsciiDigits.number(text, from, to);
        }
        long high = to - from > 16 ? -1 : AsciiDigits.number(text, from, middle);
        long low = AsciiDigits.number(text, middle, to);
        return (high | low) < 0 ? -1 : high * 100_000_000 + low;
    }

    private static RefusedValue overflow(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return RefusedValue.because("not a whole number");
            }
        }
        return RefusedValue.because("out of range");
    }
}
