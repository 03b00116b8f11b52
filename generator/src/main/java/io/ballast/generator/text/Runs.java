package io.ballast.generator.text;

/** Hot: runs of bytes that are copied as they are. Measured by {@code KindBenchmark}. */
public final class Runs {
    /** {@code true} and {@code fals} as words whose first character is the lowest byte. */
    private static final int TRUE = 't' | ('r' << 8) | ('u' << 16) | ('e' << 24);

    private static final int FALS = 'f' | ('a' << 8) | ('l' << 16) | ('s' << 24);

    /** Texts are copied in whole words, which may read and write so far past the end of one. */
    public static final int SLACK_BYTES = 32;

    /** {@code false}. */
    public static final int MAX_BOOL_LENGTH = 5;

    private Runs() {}

    /**
     * Copies the bytes from {@code from}, inclusive, to {@code to}, exclusive, and returns the position after them. Names and
     * words are short: two words at once, without asking how long the text is, are cheaper than a call of arraycopy. Up to
     * {@value #SLACK_BYTES} bytes past the end are read, and written over.
     */
    public static int put(byte[] bytes, int from, int to, byte[] buffer, int position) {
        copy16(bytes, from, buffer, position);
        int length = to - from;
        if (length > 16) {
            System.arraycopy(bytes, from + 16, buffer, position + 16, length - 16);
        }
        return position + length;
    }

    /**
     * Copies a text of a pool for each of the first {@code count} rows, row i to the position {@code at[i]}, which then is the one
     * after it. How much is copied at once goes by the longest text, and so without a branch per text where none has more than 32
     * bytes.
     *
     * @param ends text k ends at {@code ends[k + 1]} and begins at {@code ends[k]}
     */
    public static void putEach(byte[] bytes, int[] ends, int longest, int[] texts, int count, byte[] buffer, int[] at) {
        if (longest <= 16) {
            for (int i = 0; i < count; i++) {
                int from = ends[texts[i]];
                copy16(bytes, from, buffer, at[i]);
                at[i] += ends[texts[i] + 1] - from;
            }
        } else if (longest <= 32) {
            for (int i = 0; i < count; i++) {
                int from = ends[texts[i]];
                copy16(bytes, from, buffer, at[i]);
                copy16(bytes, from + 16, buffer, at[i] + 16);
                at[i] += ends[texts[i] + 1] - from;
            }
        } else {
            for (int i = 0; i < count; i++) {
                at[i] = put(bytes, ends[texts[i]], ends[texts[i] + 1], buffer, at[i]);
            }
        }
    }

    /** Copies neighbouring texts, text i to the position {@code at[i]}, which then is the one after it. */
    public static void putNeighbours(byte[] bytes, int[] ends, int count, byte[] buffer, int[] at) {
        for (int i = 0; i < count; i++) {
            at[i] = put(bytes, ends[i], ends[i + 1], buffer, at[i]);
        }
    }

    private static void copy16(byte[] bytes, int from, byte[] buffer, int position) {
        Words.LONG_LE.set(buffer, position, (long) Words.LONG_LE.get(bytes, from));
        Words.LONG_LE.set(buffer, position + 8, (long) Words.LONG_LE.get(bytes, from + 8));
    }

    /** Writes {@code true} or {@code false}. */
    public static int putBool(boolean value, byte[] buffer, int position) {
        return putBit(value ? 1 : 0, buffer, position);
    }

    /** Writes {@code true} for 1 and {@code false} for 0, without a branch: half of all guesses would be wrong. */
    public static int putBit(long bit, byte[] buffer, int position) {
        Words.INT_LE.set(buffer, position, FALS ^ ((FALS ^ TRUE) & (int) -bit));
        buffer[position + 4] = 'e';
        return position + 5 - (int) bit;
    }
}
