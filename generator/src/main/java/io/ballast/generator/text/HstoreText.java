package io.ballast.generator.text;

/** Keys and values of hstore (PostgreSQL manual, F.17), as it prints them: in double quotes. */
public final class HstoreText {
    private HstoreText() {}

    /** How long a text of this number of bytes can become. */
    public static int maxQuoted(int bytes) {
        return Math.addExact(Math.multiplyExact(bytes, 2), 2);
    }

    /** Writes the first {@code length} bytes in quotes and returns the position after them. */
    public static int putQuoted(byte[] utf8, int length, byte[] buffer, int position) {
        int at = position;
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
}
