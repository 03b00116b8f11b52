package io.ballast.loader.wire;

/**
 * Booleans in every spelling that boolin takes, white space apart: 1 and 0, on and off (or {@code of}), and any beginning of
 * true, false, yes and no, in any case. Receive function: boolrecv, one byte.
 */
final class BooleanEncoder {
    private static final long TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
    private static final long FALS = 'f' | 'a' << 8 | 'l' << 16 | 's' << 24;

    private BooleanEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (to - from == 1 && (text[from] == 't' || text[from] == 'f')) {
            // What the server writes.
            wire[position] = (byte) (text[from] == 't' ? 1 : 0);
            return position + 1;
        }
        if (to - from == 4 && WireBytes.text4(text, from) == TRUE) {
            // What the generator writes.
            wire[position] = 1;
            return position + 1;
        }
        if (to - from == 5 && WireBytes.text4(text, from) == FALS && text[from + 4] == 'e') {
            wire[position] = 0;
            return position + 1;
        }
        wire[position] = parse(text, from, to) ? (byte) 1 : 0;
        return position + 1;
    }

    private static boolean parse(byte[] text, int from, int to) {
        int length = to - from;
        if (length == 1 && (text[from] == '1' || text[from] == '0')) {
            return text[from] == '1';
        }
        if ((length > 0
                        && (AsciiWords.beginning("true", text, from, to)
                                || AsciiWords.beginning("yes", text, from, to)))
                || AsciiWords.same("on", text, from, to)) {
            return true;
        }
        if ((length > 0
                        && (AsciiWords.beginning("false", text, from, to)
                                || AsciiWords.beginning("no", text, from, to)))
                || (length > 1 && AsciiWords.beginning("off", text, from, to))) {
            return false;
        }
        throw RefusedValue.because("not a boolean");
    }
}
