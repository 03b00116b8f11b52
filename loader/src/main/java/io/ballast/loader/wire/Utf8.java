package io.ballast.loader.wire;

/** What is UTF-8 (RFC 3629, as the server checks it: no overlong form, no surrogate, nothing above U+10FFFF). */
final class Utf8 {
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Whether the bytes are UTF-8 throughout. */
    static boolean valid(byte[] text, int from, int to) {
        int i = from;
        while (i < to) {
            int lead = text[i] & 0xFF;
            if (lead < 0x80) {
                boolean eight = i <= to - Long.BYTES && (WireBytes.text8(text, i) & TOPS) == 0;
                i += eight ? Long.BYTES : 1;
                continue;
            }
            int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
            if (length == 0 || to - i < length || !secondFits(lead, text[i + 1] & 0xFF)) {
                return false;
            }
            for (int j = i + 2; j < i + length; j++) {
                if ((text[j] & 0xC0) != 0x80) {
                    return false;
                }
            }
            i += length;
        }
        return true;
    }

    /** The number of code points in valid UTF-8: the bytes that are no continuation. */
    static int codePoints(byte[] text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += (text[i] & 0xC0) != 0x80 ? 1 : 0;
        }
        return count;
    }

    /** RFC 3629 §4: four lead bytes narrow the range of the byte that follows. */
    private static boolean secondFits(int lead, int second) {
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most;
    }
}
