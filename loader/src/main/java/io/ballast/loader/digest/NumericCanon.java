package io.ballast.loader.digest;

/**
 * Numerics as {@code trim_scale} leaves them: as many decimals as there are digits behind the point that are not trailing
 * zeros. The binary form counts digits to the base 10000, the power of the first, sign, and the decimals to show.
 */
final class NumericCanon {
    private static final int HEADER = 8;
    private static final int SIGN = 4;
    private static final int SCALE = 6;
    private static final int SPECIAL = 0xC000;
    private static final int NAN = 0xC000;
    /** What numeric_send writes as the scale of the infinities: a bit of their header read as one. */
    private static final int SCALE_OF_INFINITY = 32;

    private static final int DIGITS_PER_GROUP = 4;

    private NumericCanon() {}

    static void put(byte[] wire, int from, int to, RowBytes row) {
        int start = row.length;
        row.put(wire, from, to);
        int sign = RowBytes.shortAt(wire, from + SIGN) & 0xFFFF;
        int scale = (sign & SPECIAL) == SPECIAL ? (sign == NAN ? 0 : SCALE_OF_INFINITY) : decimals(wire, from);
        row.bytes[start + SCALE] = (byte) (scale >> 8);
        row.bytes[start + SCALE + 1] = (byte) scale;
    }

    private static int decimals(byte[] wire, int from) {
        int groups = RowBytes.shortAt(wire, from);
        if (groups == 0) {
            return 0;
        }
        int weight = RowBytes.shortAt(wire, from + 2);
        int last = RowBytes.shortAt(wire, from + HEADER + 2 * (groups - 1));
        int trailingZeros = last % 1000 == 0 ? 3 : last % 100 == 0 ? 2 : last % 10 == 0 ? 1 : 0;
        return Math.max(0, (groups - 1 - weight) * DIGITS_PER_GROUP - trailingZeros);
    }
}
