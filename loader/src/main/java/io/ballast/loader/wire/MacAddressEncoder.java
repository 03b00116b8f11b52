package io.ballast.loader.wire;

/**
 * Hardware addresses: pairs of hexadecimal digits, each followed by nothing, or by a colon, a dash or a point that is the same throughout:
 * {@code 08:00:2b:01:02:03}, {@code 08002b:010203}, {@code 0800.2b01.0203}. Receive functions: macaddr_recv, six bytes; macaddr8_recv, eight, for
 * which the server puts FF and FE into the middle of an address of six.
 */
final class MacAddressEncoder {
    private static final int SIX = 6;
    private static final int EIGHT = 8;

    private MacAddressEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        if (bytes(text, from, to, wire, position, SIX) != SIX || !isUsual(text, from, to)) {
            throw refused();
        }
        return position + SIX;
    }

    static int put8(byte[] text, int from, int to, byte[] wire, int position) {
        int bytes = bytes(text, from, to, wire, position, EIGHT);
        if (bytes == SIX) {
            System.arraycopy(wire, position + 3, wire, position + 5, 3);
            wire[position + 3] = (byte) 0xFF;
            wire[position + 4] = (byte) 0xFE;
        } else if (bytes != EIGHT) {
            throw refused();
        }
        return position + EIGHT;
    }

    /** Writes the bytes, not more than the most, and returns how many there are. */
    private static int bytes(byte[] text, int from, int to, byte[] wire, int position, int most) {
        int count = 0;
        byte separator = 0;
        for (int i = from; i < to; i += 2) {
            if (count > 0 && isSeparator(text[i])) {
                if (separator != 0 && separator != text[i]) {
                    throw refused();
                }
                separator = text[i++];
            }
            int high = i < to ? HexDigits.value(text[i]) : -1;
            int low = i + 1 < to ? HexDigits.value(text[i + 1]) : -1;
            if ((high | low) < 0 || count == most) {
                throw refused();
            }
            wire[position + count++] = (byte) (high << 4 | low);
        }
        return count;
    }

    private static boolean isSeparator(byte b) {
        return b == ':' || b == '-' || b == '.';
    }

    /** The server takes six pairs, two halves, three words with points or dashes, or digits alone (adt/mac.c). */
    private static boolean isUsual(byte[] text, int from, int to) {
        return switch (to - from) {
            case 12 -> true;
            case 13 -> isSeparator(text[from + 6]) && text[from + 6] != '.';
            case 14 -> isSeparator(text[from + 4]) && text[from + 4] != ':' && text[from + 9] == text[from + 4];
            case 17 -> text[from + 2] != '.';
            default -> false;
        };
    }

    private static RefusedValue refused() {
        return RefusedValue.because("not a hardware address");
    }
}
