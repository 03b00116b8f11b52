package io.ballast.generator.text;

/** Fields of composite values (PostgreSQL manual, 8.16.6), as the server writes them. */
public final class RowText {
    private RowText() {}

    /** How long a field can be whose text has this number of bytes. */
    public static int maxQuoted(int bytes) {
        return Math.addExact(Math.multiplyExact(bytes, 2), 2);
    }

    /** Writes the first {@code length} bytes as a field, in quotes where it would be read as something else without. */
    public static int putField(byte[] utf8, int length, byte[] buffer, int position) {
        int at = position;
        if (!needsQuotes(utf8, length)) {
            System.arraycopy(utf8, 0, buffer, at, length);
            return at + length;
        }
        buffer[at++] = '"';
        for (int i = 0; i < length; i++) {
            if (utf8[i] == '"' || utf8[i] == '\\') {
                buffer[at++] = utf8[i];
            }
            buffer[at++] = utf8[i];
        }
        buffer[at++] = '"';
        return at;
    }

    private static boolean needsQuotes(byte[] utf8, int length) {
        if (length == 0) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            byte b = utf8[i];
            boolean isSpace = b == ' ' || (b >= '\t' && b <= '\r');
            if (isSpace || b == '"' || b == '\\' || b == '(' || b == ')' || b == ',') {
                return true;
            }
        }
        return false;
    }
}
