package io.ballast.loader.wire;

/** Byte strings in hex format, {@code \x0aff}, without white space. Receive function: bytearecv, the bytes as they are. */
final class ByteaEncoder {
    private static final int DIGITS_AT_ONCE = 8;

    private ByteaEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        int digits = to - from - 2;
        if (digits < 0 || text[from] != '\\' || text[from + 1] != 'x' || digits % 2 != 0) {
            throw RefusedValue.because("not bytes in hex format (\\x0aff)");
        }
        int next = position;
        int i = from + 2;
        long faults = 0;
        for (; i <= to - DIGITS_AT_ONCE; i += DIGITS_AT_ONCE) {
            long eight = WireBytes.text8(text, i);
            faults |= HexDigits.faults8(eight);
            WireBytes.putText4(wire, next, HexDigits.bytes4(eight));
            next += DIGITS_AT_ONCE / 2;
        }
        int signs = 0;
        for (; i < to; i += 2) {
            int high = HexDigits.value(text[i]);
            int low = HexDigits.value(text[i + 1]);
            signs |= high | low;
            wire[next++] = (byte) (high << 4 | low);
        }
        if (faults != 0 || signs < 0) {
            throw RefusedValue.because("not bytes in hex format (\\x0aff)");
        }
        return next;
    }
}
