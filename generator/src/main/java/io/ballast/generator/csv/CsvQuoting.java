package io.ballast.generator.csv;

import io.ballast.common.bundle.CsvDialect;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hot: which texts need quotes in our dialect (RFC 4180 §2.6 and §2.7, and {@link CsvDialect}), and putting them on. Eight bytes
 * are looked at together, so up to {@value #SLACK_BYTES} bytes past the end of a text are read, and written over. Measured by
 * {@code RowBenchmark}.
 */
final class CsvQuoting {
    static final int SLACK_BYTES = Long.BYTES;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private CsvQuoting() {}

    /** Whether the text must be quoted: it is empty, holds a comma, a quote, a line feed or a carriage return, or is {@code \.}. */
    static boolean isNeeded(byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            if (special((long) WORD.get(bytes, at)) != 0) {
                return true;
            }
        }
        int left = (to - at) * Byte.SIZE;
        if (left > 0 && special((long) WORD.get(bytes, at)) << (Long.SIZE - left) != 0) {
            return true;
        }
        return to - from == 2 && bytes[from] == '\\' && bytes[from + 1] == '.';
    }

    /**
     * Quotes the text that stands at the end of the buffer's content, in place, and returns the position after it.
     *
     * @param scratch room for the text and {@value #SLACK_BYTES} bytes more
     */
    static int quoteInPlace(byte[] buffer, int from, int to, byte[] scratch) {
        int length = to - from;
        System.arraycopy(buffer, from, scratch, 0, length);
        int at = from;
        buffer[at++] = CsvDialect.QUOTE;
        for (int done = 0; done < length; done += Long.BYTES) {
            long word = (long) WORD.get(scratch, done);
            WORD.set(buffer, at, word);
            int used = Math.min(Long.BYTES, length - done);
            long quotes = matches(word, CsvDialect.QUOTE) & (-1L >>> (Long.SIZE - used * Byte.SIZE));
            for (;
                    quotes != 0;
                    quotes &= quotes - 1) { // from a quote on the bytes are written again, one place further on
                int before = Long.numberOfTrailingZeros(quotes) / Byte.SIZE;
                at++;
                WORD.set(buffer, at + before, word >>> (before * Byte.SIZE));
            }
            at += used;
        }
        buffer[at++] = CsvDialect.QUOTE;
        return at;
    }

    private static long special(long word) {
        return matches(word, CsvDialect.DELIMITER)
                | matches(word, CsvDialect.QUOTE)
                | matches(word, (byte) '\n')
                | matches(word, (byte) '\r');
    }

    /** The high bit of each byte that is {@code wanted}: adding 127 to seven bits carries into the eighth unless they are 0. */
    private static long matches(long word, byte wanted) {
        long zeroWhereWanted = word ^ (wanted * ONES);
        return ~(((zeroWhereWanted & ~HIGH_BITS) + ~HIGH_BITS) | zeroWhereWanted | ~HIGH_BITS);
    }
}
