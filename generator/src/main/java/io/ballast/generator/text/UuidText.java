package io.ballast.generator.text;

/** Hot: a UUID as RFC 9562 §4 prints it, 36 lower-case characters. Measured by {@code KindBenchmark}. */
public final class UuidText {
    public static final int LENGTH = 36;

    private UuidText() {}

    /** Writes the UUID and returns the position after it; room for {@value #LENGTH} bytes is the caller's business. */
    public static int put(long msb, long lsb, byte[] buffer, int position) {
        return put(hex(msb >>> 32), hex(msb), hex(lsb >>> 32), hex(lsb), buffer, position);
    }

    /** Writes the UUID whose four quarters are spelled already, by {@link #spell}. */
    public static int put(long a, long b, long c, long d, byte[] buffer, int position) {
        Words.LONG_LE.set(buffer, position, a);
        buffer[position + 8] = '-';
        Words.INT_LE.set(buffer, position + 9, (int) b);
        buffer[position + 13] = '-';
        Words.INT_LE.set(buffer, position + 14, (int) (b >>> 32));
        buffer[position + 18] = '-';
        Words.INT_LE.set(buffer, position + 19, (int) c);
        buffer[position + 23] = '-';
        Words.INT_LE.set(buffer, position + 24, (int) (c >>> 32));
        Words.LONG_LE.set(buffer, position + 28, d);
        return position + LENGTH;
    }

    /** Spells the upper and the lower halves of many words: loops without a branch, which the compiler turns into vectors. */
    public static void spell(long[] words, int count, long[] upper, long[] lower) {
        for (int i = 0; i < count; i++) {
            upper[i] = hex(words[i] >>> 32);
        }
        for (int i = 0; i < count; i++) {
            lower[i] = hex(words[i]);
        }
    }

    /**
     * The eight hexadecimal digits of the lower 32 bits as eight ASCII bytes, the first digit in the lowest byte. Three steps part
     * the word into halves, bytes and nibbles, the upper one always to the lower place; a nibble of ten or more carries into bit
     * 4 when 6 is added, and that bit, times the 39 from the character after '9' to 'a' (32 + 8 - 1), makes it a letter.
     */
    static long hex(long word) {
        long x = ((word >>> 16) & 0xFFFFL) | ((word & 0xFFFFL) << 32);
        x = ((x >>> 8) & 0x0000_00FF_0000_00FFL) | ((x & 0x0000_00FF_0000_00FFL) << 16);
        x = ((x >>> 4) & 0x000F_000F_000F_000FL) | ((x & 0x000F_000F_000F_000FL) << 8);
        long letters = ((x + 0x0606_0606_0606_0606L) >>> 4) & 0x0101_0101_0101_0101L;
        return x + 0x3030_3030_3030_3030L + (letters << 5) + (letters << 3) - letters;
    }
}
