package io.ballast.generator.text;

/** Hot: bytes in hexadecimal. */
public final class HexText {
    private HexText() {}

    /** Writes the first {@code count} bytes of a word, its highest first, as two lower-case digits each; from 0 to 8. */
    public static int put(long word, int count, byte[] buffer, int position) {
        long high = UuidText.hex(word >>> 32);
        long low = UuidText.hex(word);
        int digits = 2 * count;
        for (int i = 0; i < digits; i++) {
            long half = i < 8 ? high : low;
            buffer[position + i] = (byte) (half >>> (8 * (i & 7)));
        }
        return position + digits;
    }
}
