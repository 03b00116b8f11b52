package io.ballast.loader.wire;

import io.ballast.common.bundle.CsvDialect;

/** A quoted field with doubled quotes in it, made plain; the array is used again for the next one. */
final class QuotedField {
    /** The record goes on behind the bytes at hand. */
    static final int INCOMPLETE = -1;

    byte[] text = new byte[1024];
    int length;

    /**
     * Reads the field whose opening quote stands before {@code from}, and returns the position behind its closing quote, or
     * {@link #INCOMPLETE}. NUL within is left for the caller to find: it ends the field there, as if it were the closing quote.
     *
     * @param last whether the data end at {@code limit}: a quote there closes the field
     */
    int read(byte[] csv, int from, int limit, boolean last) {
        length = 0;
        int start = from;
        while (true) {
            int quote = CsvScan.quotedEnd(csv, start, limit);
            if (quote == limit || csv[quote] == 0) {
                return quote == limit ? INCOMPLETE : quote;
            }
            boolean atEnd = quote + 1 == limit;
            if (atEnd && !last) {
                return INCOMPLETE;
            }
            if (atEnd || csv[quote + 1] != CsvDialect.QUOTE) {
                append(csv, start, quote);
                return quote + 1;
            }
            append(csv, start, quote + 1);
            start = quote + 2;
        }
    }

    private void append(byte[] csv, int from, int to) {
        int more = to - from;
        if (text.length - length < more) {
            text = Memory.enlarged(text, Math.max(length + more, 2 * text.length));
        }
        System.arraycopy(csv, from, text, length, more);
        length += more;
    }
}
