package io.ballast.generator.text;

/** Hot: a UUID as RFC 9562 §4 prints it, 36 lower-case characters. Measured by {@code KindBenchmark}. */
public final class UuidText {
    public static final int LENGTH = 36;

    private UuidText() {}

    /** Writes the UUID and returns the position after it; room for {@value #LENGTH} bytes is the caller's business. */
    public static int put(long msb, long lsb, byte[] buffer, int position) {
        long a = hex(msb >>> 32);
        long b = hex(msb & 0xFFFF_FFFFL);
        long c = hex(lsb >>> 32);
        long d = hex(lsb & 0xFFFF_FFFFL);
        Words.LONG_BE.set(buffer, position, a);
        buffer[position + 8] = '-';
        Words.INT_BE.set(buffer, position + 9, (int) (b >>> 32));
        buffer[position + 13] = '-';
        Words.INT_BE.set(buffer, position + 14, (int) b);
        buffer[position + 18] = '-';
        Words.INT_BE.set(buffer, position + 19, (int) (c >>> 32));
        buffer[position + 23] = '-';
        Words.INT_BE.set(buffer, position + 24, (int) c);
        Words.LONG_BE.set(buffer, position + 28, d);
        return position + LENGTH;
    }

    /**
     * The eight hexadecimal digits of a 32-bit number as eight ASCII bytes, the first digit in the highest byte. Three steps
     * spread the nibbles, one to a byte; a nibble of ten or more carries into bit 4 when 6 is added, and that bit, times the
     * distance from the character after '9' to 'a', makes it a letter.
     */
    static long hex(long word) {
        long x = ((word & 0xFFFF_0000L) << 16) | (word & 0xFFFFL);
        x = ((x & 0x0000_FF00_0000_FF00L) << 8) | (x & 0x0000_00FF_0000_00FFL);
        x = ((x & 0x00F0_00F0_00F0_00F0L) << 4) | (x & 0x000F_000F_000F_000FL);
        long letters = ((x + 0x0606_0606_0606_0606L) >>> 4) & 0x0101_0101_0101_0101L;
        return x + 0x3030_3030_3030_3030L + letters * ('a' - '9' - 1);
    }
}
