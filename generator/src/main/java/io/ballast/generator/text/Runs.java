package io.ballast.generator.text;

/** Hot: runs of bytes that are copied as they are. Measured by {@code KindBenchmark}. */
public final class Runs {
    /** {@code true} and {@code fals} as words whose first character is the lowest byte. */
    private static final int TRUE = 't' | ('r' << 8) | ('u' << 16) | ('e' << 24);

    private static final int FALS = 'f' | ('a' << 8) | ('l' << 16) | ('s' << 24);

    private Runs() {}

    /**
     * Copies the bytes from {@code from}, inclusive, to {@code to}, exclusive, and returns the position after them. Names and
     * words are short: two words at once, without asking how long the text is, are cheaper than a call of arraycopy. Up to 16
     * bytes past the end are read, and written over.
     */
    public static int put(byte[] bytes, int from, int to, byte[] buffer, int position) {
        Words.LONG_LE.set(buffer, position, (long) Words.LONG_LE.get(bytes, from));
        Words.LONG_LE.set(buffer, position + 8, (long) Words.LONG_LE.get(bytes, from + 8));
        int length = to - from;
        if (length > 16) {
            System.arraycopy(bytes, from + 16, buffer, position + 16, length - 16);
        }
        return position + length;
    }

    /** Writes {@code true} or {@code false}. */
    public static int putBool(boolean value, byte[] buffer, int position) {
        Words.INT_LE.set(buffer, position, value ? TRUE : FALS);
        buffer[position + 4] = 'e';
        return position + (value ? 4 : 5);
    }
}
