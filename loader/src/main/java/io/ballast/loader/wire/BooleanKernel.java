package io.ballast.loader.wire;

/**
 * Booleans in every spelling that boolin takes, white space apart: 1 and 0, on and off (or {@code of}), and any beginning of
 * true, false, yes and no, in any case. Receive function: boolrecv, one byte.
 */
final class BooleanKernel {
    private BooleanKernel() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (to - from == 1 && (text[from] == 't' || text[from] == 'f')) {
            // What generator and server write.
            wire[position] = (byte) (text[from] == 't' ? 1 : 0);
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
        if ((length > 0 && (Words.beginning("true", text, from, to) || Words.beginning("yes", text, from, to)))
                || Words.same("on", text, from, to)) {
            return true;
        }
        if ((length > 0 && (Words.beginning("false", text, from, to) || Words.beginning("no", text, from, to)))
                || (length > 1 && Words.beginning("off", text, from, to))) {
            return false;
        }
        throw RefusedValue.because("not a boolean");
    }
}
