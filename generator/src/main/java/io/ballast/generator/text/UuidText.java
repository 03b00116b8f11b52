package io.ballast.generator.text;

/** Hot: a UUID as RFC 9562 §4 prints it, 36 lower-case characters. Measured by {@code KindBenchmark}. */
public final class UuidText {
    public static final int LENGTH = 36;
    /** What writing one takes: five words. */
    public static final int ROOM_BYTES = 40;

    private static final long LOWER_HALF = 0xFFFF_FFFFL;

    private UuidText() {}

    /** Writes the UUID and returns the position after it; room for {@value #ROOM_BYTES} bytes is the caller's business. */
    public static int put(long msb, long lsb, byte[] buffer, int position) {
        long b = hex(msb);
        long c = hex(lsb >>> 32);
        long d = hex(lsb);
        Words.LONG_LE.set(buffer, position, hex(msb >>> 32));
        Words.LONG_LE.set(buffer, position + 8, second(b));
        Words.LONG_LE.set(buffer, position + 16, third(b, c));
        Words.LONG_LE.set(buffer, position + 24, (c >>> 32) | (d << 32));
        Words.LONG_LE.set(buffer, position + 32, d >>> 32);
        return position + LENGTH;
    }

    /**
     * Spells many UUIDs, the 36 characters of each in five words whose first character is the lowest byte; four zeros fill the last
     * one. Loops without a branch, which the compiler turns into vector instructions.
     */
    public static void spell(long[] msb, long[] lsb, int count, long[][] words) {
        long[] a = words[0];
        long[] b = words[1];
        long[] c = words[2];
        long[] d = words[3];
        long[] e = words[4];
        spellUpper(msb, count, a);
        spellLower(msb, count, b);
        spellUpper(lsb, count, d);
        spellLower(lsb, count, e);
        for (int i = 0; i < count; i++) {
            c[i] = third(b[i], d[i]);
        }
        for (int i = 0; i < count; i++) {
            b[i] = second(b[i]);
        }
        for (int i = 0; i < count; i++) {
            d[i] = (d[i] >>> 32) | (e[i] << 32);
        }
        for (int i = 0; i < count; i++) {
            e[i] = e[i] >>> 32;
        }
    }

    private static void spellUpper(long[] words, int count, long[] hex) {
        for (int i = 0; i < count; i++) {
            hex[i] = hex(words[i] >>> 32);
        }
    }

    private static void spellLower(long[] words, int count, long[] hex) {
        for (int i = 0; i < count; i++) {
            hex[i] = hex(words[i]);
        }
    }

    /** Characters 8 to 15: hyphen, the first four of these digits, hyphen, two more of them. */
    private static long second(long digits) {
        return '-' | (digits & LOWER_HALF) << 8 | (long) '-' << 40 | (digits >>> 32) << 48;
    }

    /** Characters 16 to 23: the last two of the digits before, hyphen, the first four of these digits, hyphen. */
    private static long third(long before, long digits) {
        return (before >>> 48) | '-' << 16 | (digits & LOWER_HALF) << 24 | (long) '-' << 56;
    }

    /** Writes UUID i at the position {@code at[i]}, which then is the one after it; room for {@value #ROOM_BYTES} bytes is needed. */
    public static void putEach(long[][] words, int count, byte[] buffer, int[] at) {
        long[] a = words[0];
        long[] b = words[1];
        long[] c = words[2];
        long[] d = words[3];
        long[] e = words[4];
        for (int i = 0; i < count; i++) {
            int position = at[i];
            Words.LONG_LE.set(buffer, position, a[i]);
            Words.LONG_LE.set(buffer, position + 8, b[i]);
            Words.LONG_LE.set(buffer, position + 16, c[i]);
            Words.LONG_LE.set(buffer, position + 24, d[i]);
            Words.LONG_LE.set(buffer, position + 32, e[i]);
            at[i] = position + LENGTH;
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
