package io.ballast.datapackage.csv;

import java.util.Arrays;

/** The fields of one record, one after the other in one array that grows up to a limit. */
final class FieldBuffer {
    private static final int FIRST_CAPACITY = 1 << 12;
    private static final int FIRST_FIELDS = 64;

    private final int limit;
    private final int mostFields;
    char[] text = new char[FIRST_CAPACITY];
    int length;
    int[] ends = new int[FIRST_FIELDS];
    boolean[] quoted = new boolean[FIRST_FIELDS];
    boolean[] isNull = new boolean[FIRST_FIELDS];
    int fields;

    /**
     * @param limit the most characters that a record may have
     * @param mostFields the most fields that a record may have
     */
    FieldBuffer(int limit, int mostFields) {
        this.limit = limit;
        this.mostFields = mostFields;
    }

    void clear() {
        length = 0;
        fields = 0;
    }

    static ScanFault tooLong(long line, int limit) {
        return ScanFault.endless(
                line,
                "a record of more than " + limit + " characters",
                "at most that; is a quote or a line terminator missing?");
    }

    int start() {
        return fields == 0 ? 0 : ends[fields - 1];
    }

    void append(char[] from, int offset, int count, long line) {
        if (count > limit - length) {
            throw tooLong(line, limit);
        }
        if (text.length - length < count) {
            text = Arrays.copyOf(text, Math.min(limit, Math.max(length + count, 2 * length)));
        }
        System.arraycopy(from, offset, text, length, count);
        length += count;
    }

    void endField(boolean wasQuoted, boolean wasNull, long line) {
        if (fields == mostFields) {
            throw ScanFault.endless(line, "more than " + mostFields + " fields in a record", "at most that");
        }
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, 2 * fields);
            quoted = Arrays.copyOf(quoted, 2 * fields);
            isNull = Arrays.copyOf(isNull, 2 * fields);
        }
        ends[fields] = length;
        quoted[fields] = wasQuoted;
        isNull[fields] = wasNull;
        fields++;
    }
}
