package io.ballast.loader.wire;

import io.ballast.common.bundle.CsvDialect;

/** The beginning of a record whose end lies in a chunk to come. */
final class OpenRecord {
    private final int limit;
    byte[] bytes = new byte[4096];
    int length;
    private boolean inQuotes;

    /** @param limit the most bytes that a record may have */
    OpenRecord(int limit) {
        this.limit = limit;
    }

    /**
     * Takes bytes up to the record's end, the newline included, or all of them; returns how many. A record ends at a newline
     * before which the number of quotes is even: doubled quotes do not change that.
     */
    int take(byte[] csv, int from, int to, long row) {
        int i = from;
        while (i < to) {
            byte b = csv[i++];
            if (b == CsvDialect.QUOTE) {
                inQuotes = !inQuotes;
            } else if (b == CsvDialect.LINE_TERMINATOR && !inQuotes) {
                break;
            }
        }
        append(csv, from, i - from, row);
        return i - from;
    }

    /** Whether the record's end has been taken. */
    boolean complete() {
        return length > 0 && !inQuotes && bytes[length - 1] == CsvDialect.LINE_TERMINATOR;
    }

    void clear() {
        length = 0;
        inQuotes = false;
    }

    private void append(byte[] csv, int from, int more, long row) {
        if (more > limit - length) {
            throw Refusal.record(
                    row,
                    "longer than " + limit + " bytes, the most that this Java's memory allows for; "
                            + "is a quote missing? If not, give Java more memory (-Xmx) or load with CSV as the wire format");
        }
        if (bytes.length - length < more) {
            bytes = Memory.enlarged(bytes, Math.min(limit, Math.max(length + more, 2 * length)));
        }
        System.arraycopy(csv, from, bytes, length, more);
        length += more;
    }
}
