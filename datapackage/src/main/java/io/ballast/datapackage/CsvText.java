package io.ballast.datapackage;

import java.util.Arrays;

/**
 * Records in our own dialect (see {@link io.ballast.common.bundle.CsvDialect}), as bytes that are taken away in chunks. Its characters
 * must be valid Unicode, as a strict decoder leaves them. One thread at a time.
 */
final class CsvText {
    /** Bytes of UTF-8 that a UTF-16 unit takes at the most. */
    private static final int MAX_BYTES_PER_UNIT = 3;

    private byte[] bytes = new byte[1 << 17];
    private int length;
    private int taken;
    private boolean recordStarted;

    void putNull() {
        startField();
    }

    void put(char[] text, int from, int to) {
        startField();
        boolean quotes = needsQuotes(text, from, to);
        ensure((to - from) * MAX_BYTES_PER_UNIT + 2);
        if (quotes) {
            bytes[length++] = '"';
            length = encodeQuoted(text, from, to, bytes, length);
            bytes[length++] = '"';
        } else {
            length = encode(text, from, to, bytes, length);
        }
    }

    void endRecord() {
        ensure(1);
        bytes[length++] = '\n';
        recordStarted = false;
    }

    /** How many bytes of whole and begun records can be taken. */
    int available() {
        return length - taken;
    }

    /** Forgets what was put behind the first {@code whole} bytes that can be taken: a record that could not be finished. */
    void dropBehind(int whole) {
        length = taken + whole;
        recordStarted = false;
    }

    /** Forgets everything. */
    void clear() {
        taken = 0;
        dropBehind(0);
    }

    /** What has been put, from the first byte on that can be taken where none was. */
    byte[] bytes() {
        return bytes;
    }

    /** Moves bytes away; returns how many. */
    int take(byte[] buffer, int offset, int most) {
        int count = Math.min(most, available());
        System.arraycopy(bytes, taken, buffer, offset, count);
        taken += count;
        if (taken == length) {
            taken = 0;
            length = 0;
        }
        return count;
    }

    private void startField() {
        if (recordStarted) {
            ensure(1);
            bytes[length++] = ',';
        }
        recordStarted = true;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    /** The empty text is quoted, to tell it from NULL, and {@code \.} because servers before 18 end there. */
    private static boolean needsQuotes(char[] text, int from, int to) {
        if (from == to || (to - from == 2 && text[from] == '\\' && text[from + 1] == '.')) {
            return true;
        }
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c <= ',' && (c == ',' || c == '"' || c == '\n' || c == '\r')) {
                return true;
            }
        }
        return false;
    }

    private int encodeQuoted(char[] text, int from, int to, byte[] out, int position) {
        int p = position;
        int run = from;
        for (int i = from; i < to; i++) {
            if (text[i] == '"') {
                p = encode(text, run, i + 1, out, p);
                out[p++] = '"';
                run = i + 1;
            }
        }
        return encode(text, run, to, out, p);
    }

    private static int encode(char[] text, int from, int to, byte[] out, int position) {
        int p = position;
        int i = from;
        while (i < to) {
            char c = text[i++];
            if (c < 0x80) {
                out[p++] = (byte) c;
            } else if (c < 0x800) {
                out[p++] = (byte) (0xC0 | (c >> 6));
                out[p++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)) {
                int codePoint = Character.toCodePoint(c, text[i++]);
                out[p++] = (byte) (0xF0 | (codePoint >> 18));
                out[p++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
                out[p++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
                out[p++] = (byte) (0x80 | (codePoint & 0x3F));
            } else {
                out[p++] = (byte) (0xE0 | (c >> 12));
                out[p++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                out[p++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return p;
    }
}
