package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;

/**
 * Bit strings of the digits 0 and 1. Receive functions: bit_recv, varbit_recv, which read the number of bits, then the bits, the first one
 * highest, filled up with zeros.
 */
final class BitEncoder {
    private BitEncoder() {}

    /**
     * An encoder for {@code bit(n)} or {@code varbit(n)}.
     *
     * @param length that of the type; {@link ColumnType#UNSET} for none
     * @param exact whether values have exactly this length
     */
    static ValueEncoder of(int length, boolean exact) {
        return (text, from, to, wire, position) -> {
            int bits = to - from;
            if (length != ColumnType.UNSET && (bits > length || (exact && bits < length))) {
                throw RefusedValue.because(bits > length ? "too long" : "too short");
            }
            return put(text, from, to, wire, position);
        };
    }

    private static int put(byte[] text, int from, int to, byte[] wire, int position) {
        int next = WireBytes.putInt(wire, position, to - from);
        int octet = 0;
        for (int i = from; i < to; i++) {
            int bit = text[i] - '0';
            if ((bit & ~1) != 0) {
                throw RefusedValue.because("not bits, such as 0101");
            }
            int shift = 7 - ((i - from) & 7);
            octet |= bit << shift;
            if (shift == 0 || i == to - 1) {
                wire[next++] = (byte) octet;
                octet = 0;
            }
        }
        return next;
    }
}
