package io.ballast.generator.text;

/** Strings in JSON (RFC 8259 §7). */
public final class JsonText {
    /** A control character takes six: a backslash, the letter u and four digits. */
    private static final int MAX_ESCAPE = 6;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private JsonText() {}

    /** How long a string can be whose text has this number of bytes. */
    public static int maxQuoted(int bytes) {
        return Math.addExact(Math.multiplyExact(bytes, MAX_ESCAPE), 2);
    }

    /** Writes the first {@code length} bytes of UTF-8 as a string in quotes. */
    public static int putString(byte[] utf8, int length, byte[] buffer, int position) {
        int at = position;
        buffer[at++] = '"';
        for (int i = 0; i < length; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\') {
                buffer[at++] = '\\';
                buffer[at++] = b;
            } else if (b >= 0 && b < ' ') {
                at = putControl(b, buffer, at);
            } else {
                buffer[at++] = b;
            }
        }
        buffer[at++] = '"';
        return at;
    }

    private static int putControl(byte b, byte[] buffer, int position) {
        buffer[position] = '\\';
        int letter = "\b\t\n\f\r".indexOf(b);
        if (letter >= 0) {
            buffer[position + 1] = (byte) "btnfr".charAt(letter);
            return position + 2;
        }
        buffer[position + 1] = 'u';
        buffer[position + 2] = '0';
        buffer[position + 3] = '0';
        buffer[position + 4] = HEX[b >> 4];
        buffer[position + 5] = HEX[b & 0xF];
        return position + MAX_ESCAPE;
    }
}
