package io.ballast.generator.text;

/** Elements of array literals (PostgreSQL manual, 8.15.6). */
public final class ArrayText {
    private ArrayText() {}

    /** How long an element can be whose text has this number of bytes. */
    public static int maxQuoted(int bytes) {
        return Math.addExact(Math.multiplyExact(bytes, 2), 2);
    }

    /** Writes the first {@code length} bytes as an element, in quotes where it would be read as something else without. */
    public static int putElement(byte[] utf8, int length, byte[] buffer, int position) {
        int at = position;
        if (!needsQuotes(utf8, length)) {
            System.arraycopy(utf8, 0, buffer, at, length);
            return at + length;
        }
        buffer[at++] = '"';
        for (int i = 0; i < length; i++) {
            if (utf8[i] == '"' || utf8[i] == '\\') {
                buffer[at++] = '\\';
            }
            buffer[at++] = utf8[i];
        }
        buffer[at++] = '"';
        return at;
    }

    private static boolean needsQuotes(byte[] utf8, int length) {
        if (length == 0 || isNull(utf8, length)) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            byte b = utf8[i];
            boolean isSpace = b == ' ' || (b >= '\t' && b <= '\r');
            if (isSpace || b == '"' || b == '\\' || b == '{' || b == '}' || b == ',') {
                return true;
            }
        }
        return false;
    }

    /** Whether the text is the word NULL in any case, which would be read as one. */
    private static boolean isNull(byte[] utf8, int length) {
        return length == 4
                && (utf8[0] | 0x20) == 'n'
                && (utf8[1] | 0x20) == 'u'
                && (utf8[2] | 0x20) == 'l'
                && (utf8[3] | 0x20) == 'l';
    }
}
