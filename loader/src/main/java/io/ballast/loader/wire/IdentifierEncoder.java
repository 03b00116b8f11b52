package io.ballast.loader.wire;

/** What the catalog names and numbers things by. Receive functions: oidrecv, namerecv, pg_lsn_recv. */
final class IdentifierEncoder {
    private static final long MAX_OID = 0xFFFF_FFFFL;
    /** NAMEDATALEN - 1; as CSV the server cuts a longer name in silence. */
    private static final int MAX_NAME_BYTES = 63;

    private static final int MAX_HEX = 8;

    private IdentifierEncoder() {}

    /** A number without a sign, four bytes. Some servers take one that begins with 0 for an octal one. */
    static int putOid(byte[] text, int from, int to, byte[] wire, int position) {
        boolean plain = from < to && text[from] >= '0' && text[from] <= '9' && (text[from] != '0' || to - from == 1);
        long number = !plain ? -1 : IntegerEncoder.parse(text, from, to);
        if (number < 0) {
            throw RefusedValue.because("not a whole number without a sign");
        }
        if (number > MAX_OID) {
            throw RefusedValue.because("out of range");
        }
        return WireBytes.putInt(wire, position, (int) number);
    }

    static int putName(byte[] text, int from, int to, byte[] wire, int position) {
        if (to - from > MAX_NAME_BYTES) {
            throw RefusedValue.because("longer than " + MAX_NAME_BYTES + " bytes");
        }
        return TextEncoder.put(text, from, to, wire, position);
    }

    /** Places in the write-ahead log, {@code 16/B374D848}: two numbers of up to eight hexadecimal digits. */
    static int putLsn(byte[] text, int from, int to, byte[] wire, int position) {
        int slash = from;
        while (slash < to && text[slash] != '/') {
            slash++;
        }
        int next = WireBytes.putInt(wire, position, hex(text, from, slash));
        return WireBytes.putInt(wire, next, hex(text, slash + 1, to));
    }

    private static int hex(byte[] text, int from, int to) {
        int value = 0;
        boolean fits = from < to && to - from <= MAX_HEX;
        for (int i = from; fits && i < to; i++) {
            int digit = HexDigits.value(text[i]);
            fits = digit >= 0;
            value = value << 4 | digit;
        }
        if (!fits) {
            throw RefusedValue.because("not a place in the log, such as 16/B374D848");
        }
        return value;
    }
}
