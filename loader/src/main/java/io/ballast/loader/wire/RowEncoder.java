package io.ballast.loader.wire;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import java.util.List;

/**
 * Turns one CSV record into one binary COPY tuple: the number of fields, then for each its length, or -1 for NULL, and its
 * bytes (manual of COPY, "Binary Format"). Measured by {@code BinaryCopyBenchmark}.
 */
final class RowEncoder {
    /** The record goes on behind the bytes at hand. */
    static final int INCOMPLETE = -1;

    /** Bytes of room for each field: its length, its value where that has a fixed size, and what encoders scribble behind. */
    static final int ROOM = 64;

    private static final int NULL = -1;

    private final Column[] columns;
    private final ValueEncoder[] encoders;
    /** Whether the column is a UUID, which has a way of its own. */
    private final boolean[] uuid;
    /** The most bytes of wire that a byte of the column's text becomes. */
    private final int[] growth;
    /** The most bytes that certainly are not too much text for the column; 0 if it is none, or needs a closer look. */
    private final int[] textLimit;

    private final WireBuffer wire;
    private final QuotedField quoted = new QuotedField();
    /** Where in the wire's bytes the field that {@link #putField} encoded last ends. */
    private int fieldEnd;

    RowEncoder(List<Column> columns, TypeNumbers numbers, WireBuffer wire) {
        this.columns = columns.toArray(Column[]::new);
        this.wire = wire;
        this.encoders = new ValueEncoder[columns.size()];
        this.uuid = new boolean[columns.size()];
        this.textLimit = new int[columns.size()];
        this.growth = new int[columns.size()];
        for (int c = 0; c < encoders.length; c++) {
            ColumnType type = this.columns[c].type();
            WireType wireType = WireType.of(type, numbers.of(this.columns[c].name()));
            encoders[c] = wireType.encoder();
            textLimit[c] = columns.size() == 1 ? 0 : wireType.textLimit();
            growth[c] = wireType.growth();
            uuid[c] = type.base() == BaseType.UUID && !type.array();
        }
    }

    /**
     * Encodes the record at {@code from} and returns the position behind it; or returns {@link #INCOMPLETE}, and leaves the
     * wire as it was, when the record does not end before {@code limit}.
     *
     * @param row the record's number, for messages
     * @param last whether the data end at {@code limit}, which then ends the record too
     */
    int encode(byte[] csv, int from, int limit, boolean last, long row) {
        int lastColumn = encoders.length - 1;
        wire.makeRoom(wire.length, (long) ROOM * (encoders.length + 1));
        int out = WireBytes.putShort(wire.bytes, wire.length, encoders.length);
        int in = from;
        for (int c = 0; c <= lastColumn; c++) {
            byte terminator = c == lastColumn ? CsvDialect.LINE_TERMINATOR : CsvDialect.DELIMITER;
            if (uuid[c]
                    && limit - in > UuidEncoder.CANONICAL_LENGTH
                    && csv[in + UuidEncoder.CANONICAL_LENGTH] == terminator
                    && UuidEncoder.putCanonical(csv, in, wire.bytes, out + Integer.BYTES)) {
                out = WireBytes.putInt(wire.bytes, out, UuidEncoder.BYTES) + UuidEncoder.BYTES;
                in += UuidEncoder.CANONICAL_LENGTH + 1;
                continue;
            }
            if (textLimit[c] > 0) {
                int end = putText(c, csv, in, limit, terminator, out + Integer.BYTES);
                if (end > in) {
                    out = WireBytes.putInt(wire.bytes, out, end - in) + (end - in);
                    in = end + 1;
                    continue;
                }
            }
            in = putField(c, csv, in, limit, last, terminator, out, row);
            if (in == INCOMPLETE) {
                return INCOMPLETE;
            }
            out = fieldEnd;
        }
        wire.length = out;
        return in;
    }

    /**
     * Copies the field at {@code in} if it is unquoted text that needs no further look, and returns its end; or -1. Text that is longer
     * than the room at hand is left to the general way, which makes more.
     */
    private int putText(int c, byte[] csv, int in, int limit, byte terminator, int out) {
        byte[] bytes = wire.bytes;
        int window = in + Math.min(limit - in, bytes.length - out - ROOM * (encoders.length - c));
        int found = CsvScan.copyUnquoted(csv, in, window, bytes, out);
        int end = found < 0 ? ~found : found;
        boolean plain = end < window && csv[end] == terminator && end - in <= textLimit[c];
        return plain && (found >= 0 || Utf8.valid(csv, in, end)) ? end : -1;
    }

    /**
     * The general way: encodes whatever field stands at {@code in}, sets {@link #fieldEnd}, and returns the position behind the
     * field's terminator, or {@link #INCOMPLETE}.
     */
    private int putField(int c, byte[] csv, int in, int limit, boolean last, byte terminator, int out, long row) {
        int end = CsvScan.unquotedEnd(csv, in, limit);
        if (end == in && end < limit && csv[in] == CsvDialect.QUOTE) {
            return putQuotedField(c, csv, in + 1, limit, last, terminator, out, row);
        }
        boolean usual = end < limit && csv[end] == terminator;
        int behind = usual ? end + 1 : behindField(c, csv, end, limit, last, row);
        if (behind != INCOMPLETE) {
            fieldEnd = putUnquoted(c, csv, in, end, out, row);
        }
        return behind;
    }

    /** As {@link #putField}, for a field whose opening quote stands before {@code in}. */
    private int putQuotedField(int c, byte[] csv, int in, int limit, boolean last, byte terminator, int out, long row) {
        int close = CsvScan.quotedEnd(csv, in, limit);
        if (close < limit - 1 && csv[close] == CsvDialect.QUOTE && csv[close + 1] == terminator) {
            fieldEnd = put(c, csv, in, close, out, row);
            return close + 2;
        }
        int end = quoted.read(csv, in, limit, last);
        if (end == QuotedField.INCOMPLETE && last) {
            throw Refusal.field(row, columns[c], "the quote that opens the value is never closed");
        }
        int behind = end == QuotedField.INCOMPLETE ? INCOMPLETE : behindField(c, csv, end, limit, last, row);
        if (behind != INCOMPLETE) {
            fieldEnd = put(c, quoted.text, 0, quoted.length, out, row);
        }
        return behind;
    }

    private int putUnquoted(int c, byte[] csv, int from, int to, int out, long row) {
        if (from == to) {
            if (!columns[c].nullable()) {
                throw Refusal.missingValue(row, columns[c]);
            }
            return WireBytes.putInt(wire.bytes, out, NULL);
        }
        if (encoders.length == 1 && to - from == 2 && csv[from] == '\\' && csv[from + 1] == '.') {
            throw Refusal.field(
                    row, columns[c], "an unquoted \\. alone in its record: older servers take it for the end");
        }
        return put(c, csv, from, to, out, row);
    }

    private int put(int c, byte[] text, int from, int to, int out, long row) {
        wire.makeRoom(out, (long) ROOM * (encoders.length - c) + (long) growth[c] * (to - from));
        try {
            int next = encoders[c].put(text, from, to, wire.bytes, out + Integer.BYTES);
            WireBytes.putInt(wire.bytes, out, next - out - Integer.BYTES);
            return next;
        } catch (RefusedValue refused) {
            throw Refusal.value(row, columns[c], refused.reason(), text, from, to);
        }
    }

    /** The position behind what follows a field that ends at {@code end}, or {@link #INCOMPLETE}; refuses what must not follow. */
    private int behindField(int c, byte[] csv, int end, int limit, boolean last, long row) {
        if (end == limit && !last) {
            return INCOMPLETE;
        }
        byte found = end == limit ? CsvDialect.LINE_TERMINATOR : csv[end];
        boolean lastColumn = c == encoders.length - 1;
        if (found != (lastColumn ? CsvDialect.LINE_TERMINATOR : CsvDialect.DELIMITER)) {
            throw misplaced(c, found, row);
        }
        return Math.min(end + 1, limit);
    }

    private BallastException misplaced(int c, byte found, long row) {
        return switch (found) {
            case CsvDialect.LINE_TERMINATOR ->
                Refusal.record(row, "ends after field " + (c + 1) + " of " + encoders.length);
            case CsvDialect.DELIMITER -> Refusal.record(row, "has more than " + encoders.length + " fields");
            case '\r' -> Refusal.field(row, columns[c], "a carriage return outside quotes; records end with \\n");
            case 0 -> Refusal.field(row, columns[c], "a NUL character, which PostgreSQL cannot store");
            case CsvDialect.QUOTE -> Refusal.field(row, columns[c], "a quote inside an unquoted value");
            default -> Refusal.field(row, columns[c], "text between the closing quote and the end of the value");
        };
    }
}
