package io.ballast.generator.text;

/** Hot: whole and decimal numbers in decimal digits. Measured by {@code KindBenchmark}. */
public final class Digits {
    /** The sign and the 19 digits of the smallest long. */
    public static final int MAX_LENGTH = 20;
    /** Sign, point, and a zero before a point that has all 18 digits behind it. */
    public static final int MAX_DECIMAL_LENGTH = 22;

    private static final long EIGHT_DIGITS = 100_000_000;
    /** The ASCII digit 0 in each byte of a word. */
    static final long ZEROS = 0x3030_3030_3030_3030L;

    private static final short[] PAIRS = pairs();
    private static final long[] POWERS = powers();

    private Digits() {}

    /** Writes the number without leading zeros and returns the position after it. */
    public static int put(long value, byte[] buffer, int position) {
        int at = position;
        long rest = value;
        if (rest < 0) {
            buffer[at++] = '-';
            if (rest == Long.MIN_VALUE) { // has no positive twin: its first digit goes by hand
                buffer[at++] = '9';
                return putFixed(223_372_036_854_775_808L, 18, buffer, at);
            }
            rest = -rest;
        }
        return rest < EIGHT_DIGITS ? putSmall((int) rest, buffer, at) : putFixed(rest, count(rest), buffer, at);
    }

    /**
     * A number below 10^8, without a branch on its length: all eight digits are made in one word, and the leading zeros, which are
     * its lowest bytes, are shifted out. The bit set in the last digit keeps one digit of 0. Room for eight bytes is needed.
     */
    private static int putSmall(int value, byte[] buffer, int position) {
        long digits = eight(value);
        int zeros = Long.numberOfTrailingZeros(digits | 1L << 56) >>> 3;
        Words.LONG_LE.set(buffer, position, (digits | ZEROS) >>> (8 * zeros));
        return position + 8 - zeros;
    }

    /** The number of decimal digits of a number that is not negative; 1 for 0. */
    public static int count(long value) {
        int guess = ((64 - Long.numberOfLeadingZeros(value | 1)) * 1233) >>> 12; // log10(2) = 1233 / 4096, nearly
        return guess + (guess < POWERS.length && value >= POWERS[guess] ? 1 : 0) + (value == 0 ? 1 : 0);
    }

    /**
     * Writes exactly this number of digits, at least one, with leading zeros; the number must fit. The digits that do not fill a word go
     * first, with rubbish behind them that the next ones cover: room for eight bytes more than the digits is needed.
     */
    public static int putFixed(long value, int digits, byte[] buffer, int position) {
        if (digits <= 8) {
            putLead(value, digits, buffer, position);
        } else if (digits <= 16) {
            long high = value / EIGHT_DIGITS; // division of longs is slow: only to cut off eight digits at a time
            putLead(high, digits - 8, buffer, position);
            putEight(value - high * EIGHT_DIGITS, buffer, position + digits - 8);
        } else {
            long high = value / EIGHT_DIGITS;
            long highest = high / EIGHT_DIGITS;
            putLead(highest, digits - 16, buffer, position);
            putEight(high - highest * EIGHT_DIGITS, buffer, position + digits - 16);
            putEight(value - high * EIGHT_DIGITS, buffer, position + digits - 8);
        }
        return position + digits;
    }

    private static void putLead(long value, int digits, byte[] buffer, int position) {
        Words.LONG_LE.set(buffer, position, (eight((int) value) | ZEROS) >>> (64 - 8 * digits));
    }

    private static void putEight(long value, byte[] buffer, int position) {
        Words.LONG_LE.set(buffer, position, eight((int) value) | ZEROS);
    }

    /** Writes unscaled · 10^-scale with all digits of its scale, such as {@code -0.50}, and returns the position after it. */
    public static int putDecimal(long unscaled, int scale, byte[] buffer, int position) {
        if (scale == 0) {
            return put(unscaled, buffer, position);
        }
        int at = position;
        long rest = unscaled;
        if (rest < 0) {
            buffer[at++] = '-';
            rest = -rest;
        }
        if (rest < EIGHT_DIGITS && scale < 8) {
            return putSmallDecimal((int) rest, scale, buffer, at);
        }
        long whole = rest / POWERS[scale];
        at = putFixed(whole, count(whole), buffer, at);
        buffer[at] = '.';
        return putFixed(rest - whole * POWERS[scale], scale, buffer, at + 1);
    }

    /** A number of eight digits at the most, of which at least one stays before the point; without a branch, in two stores. */
    private static int putSmallDecimal(int unscaled, int scale, byte[] buffer, int position) {
        long digits = eight(unscaled);
        int whole = 8 - scale;
        int zeros = Long.numberOfTrailingZeros(digits | 1L << (8 * whole - 8)) >>> 3;
        long text = digits | ZEROS;
        Words.LONG_LE.set(buffer, position, text >>> (8 * zeros));
        int point = position + whole - zeros;
        Words.LONG_LE.set(buffer, point, '.' | (text >>> (8 * whole)) << 8);
        return point + 1 + scale;
    }

    /** The two characters of a number from 0 to 99, the first one in the lower byte. */
    static int pair(int value) {
        return PAIRS[value];
    }

    /** Writes a number of two digits, from 0 to 99. */
    static void put2(int value, byte[] buffer, int position) {
        Words.SHORT_LE.set(buffer, position, PAIRS[value]);
    }

    /**
     * The eight digits of a number below 10^8 as eight bytes from 0 to 9, the first digit in the lowest byte: halves, quarters and
     * single digits are parted inside one word, each division by 100 or 10 being a multiplication by a rounded-up reciprocal that
     * is exact for numbers below 10,000 and below 100.
     */
    static long eight(int value) {
        int high = value / 10_000;
        long x = high | ((long) (value - high * 10_000) << 32);
        long hundreds = ((x * 10_486) >>> 20) & 0x0000_007F_0000_007FL;
        x = hundreds | ((x - hundreds * 100) << 16);
        long tens = ((x * 103) >>> 10) & 0x000F_000F_000F_000FL;
        x = tens | ((x - tens * 10) << 8);
        return x;
    }

    private static short[] pairs() {
        short[] pairs = new short[100];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (short) (('0' + i / 10) | (('0' + i % 10) << 8));
        }
        return pairs;
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
