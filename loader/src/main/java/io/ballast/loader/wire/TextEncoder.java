package io.ballast.loader.wire;

/** Text, copied as it is once it is known to be UTF-8. Receive functions: textrecv, varcharrecv, bpcharrecv, citextrecv, json_recv. */
final class TextEncoder {
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private static final byte VERSION = 1;

    private TextEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (!copyAscii(text, from, to, wire, position) && !Utf8.valid(text, from, to)) {
            throw RefusedValue.because("not valid UTF-8");
        }
        return position + (to - from);
    }

    /** Receive functions: jsonb_recv and ltree_recv, which want the format's version before the text. */
    static int putVersioned(byte[] text, int from, int to, byte[] wire, int position) {
        wire[position] = VERSION;
        return put(text, from, to, wire, position + 1);
    }

    /**
     * Text for varchar(n) and char(n). The server counts characters and forgives surplus blanks at the end; so do we, and
     * leave cutting and padding to it, as it does both alike for CSV.
     */
    static int putLimited(byte[] text, int from, int to, byte[] wire, int position, int limit) {
        int next = put(text, from, to, wire, position);
        if (to - from > limit) {
            int end = to;
            while (end > from && text[end - 1] == ' ') {
                end--;
            }
            if (end - from > limit && Utf8.codePoints(text, from, end) > limit) {
                throw RefusedValue.because("too long");
            }
        }
        return next;
    }

    /** Copies the bytes and says whether all were ASCII. Writes whole words, so up to seven bytes behind the copy are rubbish. */
    private static boolean copyAscii(byte[] text, int from, int to, byte[] wire, int position) {
        int shift = position - from;
        long seen = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = WireBytes.text8(text, i);
            WireBytes.putText8(wire, i + shift, word);
            seen |= word;
        }
        for (; i < to; i++) {
            wire[i + shift] = text[i];
            seen |= text[i];
        }
        return (seen & TOPS) == 0;
    }
}
