package io.ballast.loader.wire;

/** UUIDs: 36 characters to 16 bytes. Receive function: uuid_recv, the bytes in the order they are written. */
final class UuidEncoder {
    /** Characters of the usual form, {@code 8-4-4-4-12} digits. */
    static final int CANONICAL_LENGTH = 36;

    static final int BYTES = 16;

    private UuidEncoder() {}

    /**
     * Writes the 16 bytes if the 36 characters at {@code from} are the usual form, and says whether they were; if not, the
     * bytes at {@code position} are rubbish.
     */
    static boolean putCanonical(byte[] text, int from, byte[] wire, int position) {
        long a = WireBytes.text8(text, from);
        long b = WireBytes.text4(text, from + 9) | WireBytes.text4(text, from + 14) << 32;
        long c = WireBytes.text4(text, from + 19) | WireBytes.text4(text, from + 24) << 32;
        long d = WireBytes.text8(text, from + 28);
        WireBytes.putText4(wire, position, HexDigits.bytes4(a));
        WireBytes.putText4(wire, position + 4, HexDigits.bytes4(b));
        WireBytes.putText4(wire, position + 8, HexDigits.bytes4(c));
        WireBytes.putText4(wire, position + 12, HexDigits.bytes4(d));
        long faults = HexDigits.faults8(a) | HexDigits.faults8(b) | HexDigits.faults8(c) | HexDigits.faults8(d);
        int dashes =
                (text[from + 8] ^ '-') | (text[from + 13] ^ '-') | (text[from + 18] ^ '-') | (text[from + 23] ^ '-');
        return (faults | dashes) == 0;
    }

    /** Takes all that uuid_in takes: upper or lower case, braces around, dashes after any four digits or none. */
    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (to - from == CANONICAL_LENGTH && putCanonical(text, from, wire, position)) {
            return position + BYTES;
        }
        boolean braces = to - from >= 2 && text[from] == '{' && text[to - 1] == '}';
        int at = braces ? from + 1 : from;
        int end = braces ? to - 1 : to;
        for (int i = 0; i < BYTES; i++) {
            if (end - at < 2) {
                throw RefusedValue.because("not a UUID");
            }
            int high = HexDigits.value(text[at]);
            int low = HexDigits.value(text[at + 1]);
            if (high < 0 || low < 0) {
                throw RefusedValue.because("not a UUID");
            }
            wire[position + i] = (byte) (high << 4 | low);
            at += 2;
            if (i % 2 == 1 && i < BYTES - 1 && at < end && text[at] == '-') {
                at++;
            }
        }
        if (at != end) {
            throw RefusedValue.because("not a UUID");
        }
        return position + BYTES;
    }
}
