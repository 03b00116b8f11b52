package io.ballast.loader.wire;

/**
 * A range in its binary form: a byte of flags (utils/rangetypes.h), then the lower and the upper end, each behind its length, and neither
 * where the range is empty or that end infinite.
 */
final class RangeForm {
    static final int EMPTY = 1;
    static final int LOWER_INCLUDED = 2;
    static final int UPPER_INCLUDED = 4;
    static final int LOWER_INFINITE = 8;
    static final int UPPER_INFINITE = 16;

    private RangeForm() {}

    static boolean isEmpty(byte[] wire, int range) {
        return (wire[range] & EMPTY) != 0;
    }

    static boolean hasLower(byte[] wire, int range) {
        return (wire[range] & (EMPTY | LOWER_INFINITE)) == 0;
    }

    static boolean hasUpper(byte[] wire, int range) {
        return (wire[range] & (EMPTY | UPPER_INFINITE)) == 0;
    }

    static boolean includesLower(byte[] wire, int range) {
        return (wire[range] & LOWER_INCLUDED) != 0;
    }

    static boolean includesUpper(byte[] wire, int range) {
        return (wire[range] & UPPER_INCLUDED) != 0;
    }

    /** Where the length of the lower end stands, if the range has one. */
    static int lower(int range) {
        return range + 1;
    }

    /** Where the length of the upper end stands, if the range has one. */
    static int upper(byte[] wire, int range) {
        return hasLower(wire, range) ? endOf(wire, lower(range)) : range + 1;
    }

    /** The position behind the end whose length stands here. */
    static int endOf(byte[] wire, int length) {
        return length + Integer.BYTES + WireBytes.intAt(wire, length);
    }
}
