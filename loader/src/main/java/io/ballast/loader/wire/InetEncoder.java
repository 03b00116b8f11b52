package io.ballast.loader.wire;

import java.util.Arrays;

/**
 * Internet addresses: {@code 192.168.0.1}, {@code 2001:db8::1}, {@code ::ffff:1.2.3.4}, each with or without a prefix length {@code /24}; four full octets, no leading
 * zeros in decimals. Receive functions: inet_recv and cidr_recv, which read family, prefix length, whether it is a
 * cidr, length, bytes.
 */
final class InetEncoder {
    /** The wire's numbers for the families, whatever the system's own are (utils/inet.h). */
    private static final byte IPV4 = 2;

    private static final byte IPV6 = 3;
    private static final int HEADER = 4;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private InetEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        int slash = slash(text, from, to);
        // The longest IPv4 group has three digits, the shortest IPv6 address a colon among its first five bytes.
        boolean v6 = indexOf(':', text, from, Math.min(from + 5, slash)) < Math.min(from + 5, slash);
        int size = v6 ? IPV6_BYTES : IPV4_BYTES;
        if (v6) {
            putV6(text, from, slash, wire, position + HEADER);
        } else {
            putV4(text, from, slash, wire, position + HEADER);
        }
        int prefix = slash == to ? 8 * size : decimal(text, slash + 1, to, 8 * size);
        wire[position] = v6 ? IPV6 : IPV4;
        wire[position + 1] = (byte) prefix;
        wire[position + 2] = 0;
        wire[position + 3] = (byte) size;
        return position + HEADER + size;
    }

    /** A network: an address in which no bit is set behind the prefix. */
    static int putCidr(byte[] text, int from, int to, byte[] wire, int position) {
        int next = put(text, from, to, wire, position);
        wire[position + 2] = 1;
        for (int bit = wire[position + 1] & 0xFF; bit < 8 * (next - position - HEADER); bit++) {
            if ((wire[position + HEADER + bit / 8] >> (7 - bit % 8) & 1) != 0) {
                throw RefusedValue.because("not a network, as bits are set behind its prefix");
            }
        }
        return next;
    }

    private static void putV4(byte[] text, int from, int to, byte[] wire, int position) {
        int next = position;
        int octet = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9 && (digits == 0 || octet > 0)) {
                octet = octet * 10 + digit;
                digits++;
            } else if (text[i] == '.' && digits > 0 && next < position + IPV4_BYTES - 1) {
                wire[next++] = (byte) octet;
                octet = 0;
                digits = 0;
            } else {
                throw refused();
            }
            if (octet > 255) {
                throw refused();
            }
        }
        if (digits == 0 || next != position + IPV4_BYTES - 1) {
            throw refused();
        }
        wire[next] = (byte) octet;
    }

    /** Groups from the left; {@code ::} marks where zeros fill up, and what was read behind it moves to the right end. */
    private static void putV6(byte[] text, int from, int to, byte[] wire, int position) {
        int size = 0;
        int gap = -1;
        int i = from;
        if (to - from >= 2 && text[from] == ':' && text[from + 1] == ':') {
            gap = 0;
            i = from + 2;
        }
        while (i < to) {
            int end = indexOf(':', text, i, to);
            if (end == to && indexOf('.', text, i, to) < to) {
                requireRoom(size + IPV4_BYTES);
                putV4(text, i, to, wire, position + size);
                size += IPV4_BYTES;
                break;
            }
            requireRoom(size + 2);
            WireBytes.putShort(wire, position + size, group(text, i, end));
            size += 2;
            i = end + 1;
            if (end < to && i < to && text[i] == ':' && gap < 0) {
                gap = size;
                i++;
            } else if (end < to && i == to) {
                throw refused();
            }
        }
        if (gap < 0 ? size != IPV6_BYTES : size == IPV6_BYTES) {
            throw refused();
        }
        if (gap >= 0) {
            int moved = size - gap;
            System.arraycopy(wire, position + gap, wire, position + IPV6_BYTES - moved, moved);
            Arrays.fill(wire, position + gap, position + IPV6_BYTES - moved, (byte) 0);
        }
    }

    private static int group(byte[] text, int from, int to) {
        if (from == to || to - from > 4) {
            throw refused();
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = HexDigits.value(text[i]);
            if (digit < 0) {
                throw refused();
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int decimal(byte[] text, int from, int to, int most) {
        int length = to - from;
        if (length < 1 || length > 3 || (length > 1 && text[from] == '0')) {
            throw refused();
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                throw refused();
            }
            value = value * 10 + digit;
        }
        if (value > most) {
            throw refused();
        }
        return value;
    }

    private static void requireRoom(int size) {
        if (size > IPV6_BYTES) {
            throw refused();
        }
    }

    private static RefusedValue refused() {
        return RefusedValue.because("not an internet address");
    }

    /** Where the prefix length begins: one to three digits before the end. */
    private static int slash(byte[] text, int from, int to) {
        return indexOf('/', text, Math.max(from, to - 4), to);
    }

    private static int indexOf(char wanted, byte[] text, int from, int to) {
        int i = from;
        while (i < to && text[i] != wanted) {
            i++;
        }
        return i;
    }
}
