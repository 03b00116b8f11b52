package io.ballast.generator.csv;

import io.ballast.common.csv.CsvDialect;

/** Hot: which texts need quotes in our dialect (RFC 4180 §2.6 and §2.7, and {@link CsvDialect}), and putting them on. */
final class CsvQuoting {
    private CsvQuoting() {}

    /** Whether the text must be quoted: it is empty, holds a comma, a quote, a line feed or a carriage return, or is {@code \.}. */
    static boolean isNeeded(byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == CsvDialect.DELIMITER || b == CsvDialect.QUOTE || b == '\n' || b == '\r') {
                return true;
            }
        }
        return to - from == 2 && bytes[from] == '\\' && bytes[from + 1] == '.';
    }

    /** Quotes the text that stands at the end of the buffer's content, in place, and returns the position after it. */
    static int quoteInPlace(byte[] buffer, int from, int to) {
        int inner = 0;
        for (int i = from; i < to; i++) {
            if (buffer[i] == CsvDialect.QUOTE) {
                inner++;
            }
        }
        int end = to + inner + 2;
        int at = end;
        buffer[--at] = CsvDialect.QUOTE;
        for (int i = to - 1; i >= from; i--) { // from the end, so that nothing is overwritten before it has moved
            byte b = buffer[i];
            buffer[--at] = b;
            if (b == CsvDialect.QUOTE) {
                buffer[--at] = CsvDialect.QUOTE;
            }
        }
        buffer[--at] = CsvDialect.QUOTE;
        return end;
    }
}
