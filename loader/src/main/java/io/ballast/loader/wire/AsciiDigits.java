package io.ballast.loader.wire;

/**
 * Decimal digits, up to eight at a time in one long, the first one lowest.
 *
 * <p>A word of text is first made plain: exclusive-or with the expected text turns digits to their values and expected
 * separators to 0. Adding 0x76 to each digit's byte then sets the top bit of those above 9, adding 0x7F to a separator's byte
 * that of those other than 0, and none carries, unless its own top bit was set before. {@code 10 x + (x >>> 8)} makes pairs of neighbours
 * in every second byte; twice more, with 100 and 10000, and one number is left.
 */
final class AsciiDigits {
    /** {@code yyyy-mm-} and {@code hh:mm:ss}. */
    static final Layout DATE = Layout.of("0000-00-");

    static final Layout CLOCK = Layout.of("00:00:00");
    private static final Layout NUMBER = Layout.of("00000000");

    private static final long TOPS = 0x8080_8080_8080_8080L;

    private AsciiDigits() {}

    /** Eight characters, of which the zeros stand for digits, the rest for themselves. */
    record Layout(long text, long bounds) {
        static Layout of(String pattern) {
            long text = 0;
            long bounds = 0;
            for (int i = Long.BYTES - 1; i >= 0; i--) {
                char c = pattern.charAt(i);
                text = text << 8 | c;
                bounds = bounds << 8 | (c == '0' ? 0x7F - 9 : 0x7F);
            }
            return new Layout(text, bounds);
        }

        /** The values of the digits in a word of text, each in its byte; -1, which no values make, if it has another layout. */
        long values(long word) {
            long values = word ^ text;
            return (((values + bounds) | values) & TOPS) == 0 ? values : -1;
        }
    }

    /** The number that two neighbours among the values make, the first being value {@code index}. */
    static int pair(long values, int index) {
        return (int) ((values * 10 + (values >>> 8)) >>> (8 * index)) & 0xFF;
    }

    /** The number that the digits {@code text[from, to)} make, one to eight of them; -1 if there is something else among them. */
    static long number(byte[] text, int from, int to) {
        if (to < Long.BYTES) {
            return numberAtStart(text, from, to);
        }
        // What stands before the digits gives way to zeros.
        int before = Long.SIZE - 8 * (to - from);
        long digits = WireBytes.text8(text, to - Long.BYTES) & (-1L << before);
        long values = NUMBER.values(digits | (NUMBER.text & ((1L << before) - 1)));
        return values < 0 ? -1 : join(values);
    }

    /** Where there are no eight bytes to read. */
    private static long numberAtStart(byte[] text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static long join(long values) {
        long pairs = (values * 10 + (values >>> 8)) & 0x00FF_00FF_00FF_00FFL;
        long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000_FFFF_0000_FFFFL;
        return (fours * 10_000 + (fours >>> 32)) & 0xFFFF_FFFFL;
    }
}
