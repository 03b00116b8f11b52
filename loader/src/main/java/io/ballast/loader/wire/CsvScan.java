package io.ballast.loader.wire;

import io.ballast.common.bundle.CsvDialect;

/**
 * Finds where CSV fields end, eight bytes at a time.
 *
 * <p>With {@code w} eight bytes of text, {@code (w - 0x20…) & ~w & 0x80…} has the top bit of each byte below a space, and
 * {@code (y - 0x01…) & ~y & 0x80…} of each zero byte, so with {@code y = w ^ ','…} of each comma. A subtraction borrows only
 * from a byte that is itself a hit, so false hits lie above true ones and the lowest hit is always true. The top bits of
 * {@code w} and {@code y} are the same, because a comma has none: one mask serves all three tests.
 */
final class CsvScan {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;
    private static final long SPACES = ONES * ' ';
    private static final long COMMAS = ONES * CsvDialect.DELIMITER;
    private static final long QUOTES = ONES * CsvDialect.QUOTE;

    private CsvScan() {}

    /**
     * The first position from {@code from} on that may end an unquoted field, or must not stand in one: comma, newline, quote,
     * carriage return or NUL; {@code limit} if there is none before it.
     */
    static int unquotedEnd(byte[] csv, int from, int limit) {
        int position = from;
        while (position <= limit - Long.BYTES) {
            long word = WireBytes.text8(csv, position);
            long hits = ((word - SPACES) | ((word ^ COMMAS) - ONES) | ((word ^ QUOTES) - ONES)) & ~word & TOPS;
            if (hits == 0) {
                position += Long.BYTES;
                continue;
            }
            position += Long.numberOfTrailingZeros(hits) >>> 3;
            if (endsUnquoted(csv[position])) {
                return position;
            }
            position++;
        }
        while (position < limit && !endsUnquoted(csv[position])) {
            position++;
        }
        return position;
    }

    /**
     * Copies an unquoted field to {@code wire[position …)} while it looks for its end, and returns that end as {@link #unquotedEnd}
     * does; or the end's complement, {@code ~end}, if the field has bytes outside ASCII. Up to seven bytes behind the copy are rubbish.
     */
    static int copyUnquoted(byte[] csv, int from, int limit, byte[] wire, int position) {
        int shift = position - from;
        long seen = 0;
        int end = from;
        while (end <= limit - Long.BYTES) {
            long word = WireBytes.text8(csv, end);
            WireBytes.putText8(wire, end + shift, word);
            long hits = ((word - SPACES) | ((word ^ COMMAS) - ONES) | ((word ^ QUOTES) - ONES)) & ~word & TOPS;
            if (hits == 0) {
                seen |= word;
                end += Long.BYTES;
                continue;
            }
            // The lowest hit is the top bit of its byte: what lies below that byte belongs to the field.
            seen |= word & ((Long.lowestOneBit(hits) >>> 7) - 1);
            end += Long.numberOfTrailingZeros(hits) >>> 3;
            if (endsUnquoted(csv[end])) {
                return (seen & TOPS) == 0 ? end : ~end;
            }
            end++;
        }
        while (end < limit && !endsUnquoted(csv[end])) {
            wire[end + shift] = csv[end];
            seen |= csv[end];
            end++;
        }
        return (seen & TOPS) == 0 ? end : ~end;
    }

    /** The first quote or NUL from {@code from} on; {@code limit} if there is none before it. */
    static int quotedEnd(byte[] csv, int from, int limit) {
        int position = from;
        while (position <= limit - Long.BYTES) {
            long word = WireBytes.text8(csv, position);
            long hits = ((word - ONES) | ((word ^ QUOTES) - ONES)) & ~word & TOPS;
            if (hits != 0) {
                return position + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
            position += Long.BYTES;
        }
        while (position < limit && csv[position] != CsvDialect.QUOTE && csv[position] != 0) {
            position++;
        }
        return position;
    }

    private static boolean endsUnquoted(byte b) {
        return b == CsvDialect.DELIMITER
                || b == CsvDialect.LINE_TERMINATOR
                || b == CsvDialect.QUOTE
                || b == '\r'
                || b == 0;
    }
}
