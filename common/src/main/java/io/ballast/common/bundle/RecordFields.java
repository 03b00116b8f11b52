package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Column;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Compares the records of one shard with its table while they stream past: as many fields as the table has columns, and no NULL
 * in a column that cannot be null. What a hash cannot see, as it is right for the bytes that were written. Eight bytes are looked
 * at together, and of those without a quote the delimiters alone. For one thread.
 */
final class RecordFields {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long ONES = 0x0101010101010101L;

    private final String file;
    private final List<Column> columns;
    private final boolean[] required;
    /** Records that are still to come before row 1. */
    private int headers;

    private long row = 1;
    private int field;
    private boolean insideQuotes;
    /** Where the buffer at hand begins in the stream, and where the field does: one that ends there too is NULL. */
    private long bufferStart;

    private long fieldStart;

    RecordFields(String file, List<Column> columns, CsvDialect dialect) {
        this.file = file;
        this.columns = columns;
        this.required = new boolean[columns.size()];
        for (int i = 0; i < required.length; i++) {
            required[i] = !columns.get(i).nullable();
        }
        this.headers = dialect.header() ? 1 : 0;
    }

    /** Looks at the next bytes; throws INPUT_REFUSED at the first row that the table could not take. */
    void accept(byte[] buffer, int length) {
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            long bytes = (long) LONGS.get(buffer, at);
            if (insideQuotes || matches(bytes, CsvDialect.QUOTE) != 0) {
                acceptEach(buffer, at, at + Long.BYTES);
            } else {
                acceptUnquoted(bytes, buffer, at);
            }
        }
        acceptEach(buffer, at, length);
        bufferStart += length;
    }

    private void acceptUnquoted(long bytes, byte[] buffer, int from) {
        long ends = matches(bytes, CsvDialect.DELIMITER) | matches(bytes, CsvDialect.LINE_TERMINATOR);
        for (; ends != 0; ends &= ends - 1) {
            int at = from + Long.numberOfTrailingZeros(ends) / Byte.SIZE;
            end(buffer[at], bufferStart + at);
        }
    }

    private void acceptEach(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            if (b == CsvDialect.QUOTE) {
                insideQuotes = !insideQuotes;
            } else if (!insideQuotes && (b == CsvDialect.DELIMITER || b == CsvDialect.LINE_TERMINATOR)) {
                end(b, bufferStart + i);
            }
        }
    }

    private void end(byte delimiter, long at) {
        endField(at);
        fieldStart = at + 1;
        if (delimiter == CsvDialect.LINE_TERMINATOR) {
            endRecord();
        }
    }

    private void endField(long at) {
        if (at == fieldStart && headers == 0 && field < required.length && required[field]) {
            throw refuse(
                    "NULL in column \"" + columns.get(field).name() + "\" of row " + row,
                    "a value, as the column cannot be null");
        }
        field++;
    }

    private void endRecord() {
        if (field != required.length) {
            throw refuse(
                    field + " fields in " + (headers > 0 ? "the header" : "row " + row),
                    required.length + ", one for each column");
        }
        field = 0;
        if (headers > 0) {
            headers--;
        } else {
            row++;
        }
    }

    private BallastException refuse(String found, String expected) {
        return BundleErrors.refuse(file, found, expected);
    }

    /** The top bit of every byte that equals the sought one; exact, no byte influences another. */
    private static long matches(long bytes, byte sought) {
        long difference = bytes ^ (sought * ONES);
        return ~(((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS);
    }
}
