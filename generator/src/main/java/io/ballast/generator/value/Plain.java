package io.ballast.generator.value;

/**
 * Says whether text is plain: not empty, and free of every character that CSV, JSON strings or array literals treat in a way of
 * their own.
 */
final class Plain {
    private static final String SPECIAL = "\",\\{}";

    private Plain() {}

    static boolean isPlain(byte[] utf8, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            if ((b >= 0 && b < ' ') || b == 0x7F || SPECIAL.indexOf(b) >= 0) {
                return false;
            }
        }
        return from < to;
    }
}
