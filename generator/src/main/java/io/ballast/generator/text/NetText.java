package io.ballast.generator.text;

/** Hot: network addresses. */
public final class NetText {
    /** {@code 255.255.255.255}. */
    public static final int MAX_LENGTH = 15;

    private NetText() {}

    /** Writes an IPv4 address, the first of its four numbers in the highest byte. */
    public static int putAddress(int address, byte[] buffer, int position) {
        int at = Digits.put(address >>> 24, buffer, position);
        buffer[at++] = '.';
        at = Digits.put((address >>> 16) & 0xFF, buffer, at);
        buffer[at++] = '.';
        at = Digits.put((address >>> 8) & 0xFF, buffer, at);
        buffer[at++] = '.';
        return Digits.put(address & 0xFF, buffer, at);
    }
}
