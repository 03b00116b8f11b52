package io.ballast.loader.wire;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Turns the CSV of one shard into one binary COPY stream: feed it chunks, cut anywhere, then {@link #finish}. What comes out
 * goes to the sink in writes of about 64 KiB, the first of which begins with the header and the last of which ends with the
 * trailer (manual of COPY, "Binary Format"). Memory is constant: a chunk, the longest record and its wire form.
 *
 * <p>For one thread and one shard. Once a method has thrown, the encoder is spent and the COPY must be cancelled.
 *
 * <p>The server applies lengths and precisions to both formats alike. It also judges what stands in json and jsonb.
 */
public final class BinaryCopyEncoder {
    /** The fixed signature, no flags, no header extension. */
    private static final byte[] HEADER = "PGCOPY\n\u00FF\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final int TRAILER = -1;
    /** The server takes no row beyond 1 GiB. */
    private static final int MAX_RECORD_BYTES = 1 << 30;

    /** A record stands in memory up to three times, twice that while arrays grow, and several threads encode. */
    private static final int SHARE_OF_MEMORY = 32;

    private final List<Column> columns;
    private final WireBuffer wire = new WireBuffer();
    private final RowEncoder encoder;
    private final OpenRecord open;
    private boolean headerExpected;
    private long rows;

    /**
     * An encoder of rows that no server reads, or that have neither composite types nor types of extensions, nor arrays of types with names of
     * their own.
     *
     * @throws IllegalArgumentException when a column's type has no {@link ColumnType#hasBinaryForm binary form}
     */
    public BinaryCopyEncoder(List<Column> columns, CsvDialect dialect) {
        this(columns, TypeNumbers.UNKNOWN, dialect);
    }

    /** As the other one, for a server that has these types. */
    public BinaryCopyEncoder(List<Column> columns, TypeNumbers numbers, CsvDialect dialect) {
        this(columns, numbers, dialect, (int)
                Math.min(MAX_RECORD_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
    }

    BinaryCopyEncoder(List<Column> columns, TypeNumbers numbers, CsvDialect dialect, int maxRecordBytes) {
        this.columns = List.copyOf(columns);
        this.encoder = new RowEncoder(this.columns, numbers, wire);
        this.open = new OpenRecord(maxRecordBytes);
        this.headerExpected = dialect.header();
        System.arraycopy(HEADER, 0, wire.bytes, 0, HEADER.length);
        wire.length = HEADER.length;
    }

    /** Rows encoded so far, a header not counted. */
    public long rows() {
        return rows;
    }

    /**
     * Takes the next chunk of CSV, which may be used again once this returns.
     *
     * @throws BallastException INPUT_REFUSED when the CSV or a value is bad; the message begins with the place:
     *     {@code row 153, column "total": …}
     * @throws E what the sink throws
     */
    public <E extends Exception> void encode(byte[] csv, int offset, int length, WireSink<E> sink) throws E {
        Objects.checkFromIndexSize(offset, length, csv.length);
        int position = offset;
        int limit = offset + length;
        while (position < limit && (open.length > 0 || headerExpected)) {
            position += open.take(csv, position, limit, rows + 1);
            if (open.complete()) {
                closeRecord(sink);
            }
        }
        position = encodeRecords(csv, position, limit, false, sink);
        open.take(csv, position, limit, rows + 1);
    }

    /**
     * Ends the stream: the record that lacks its newline, if there is one, the trailer, and the last write.
     *
     * @throws BallastException INPUT_REFUSED as {@link #encode} does
     * @throws E what the sink throws
     */
    public <E extends Exception> void finish(WireSink<E> sink) throws E {
        if (open.length > 0) {
            closeRecord(sink);
        }
        if (headerExpected) {
            throw Refusal.header("header", "none", "one at the beginning, as the descriptor says");
        }
        wire.makeRoom(wire.length, Short.BYTES);
        wire.length = WireBytes.putShort(wire.bytes, wire.length, TRAILER);
        wire.send(sink);
    }

    private <E extends Exception> void closeRecord(WireSink<E> sink) throws E {
        if (headerExpected) {
            HeaderRecord.check(open.bytes, open.length, columns);
            headerExpected = false;
        } else {
            encodeRecords(open.bytes, 0, open.length, true, sink);
        }
        open.clear();
    }

    /** Encodes the records that end before {@code limit} and returns the position behind them. */
    private <E extends Exception> int encodeRecords(byte[] csv, int from, int limit, boolean last, WireSink<E> sink)
            throws E {
        int position = from;
        while (position < limit) {
            int next = encoder.encode(csv, position, limit, last, rows + 1);
            if (next == RowEncoder.INCOMPLETE) {
                break;
            }
            position = next;
            rows++;
            if (wire.full()) {
                wire.send(sink);
            }
        }
        return position;
    }
}
