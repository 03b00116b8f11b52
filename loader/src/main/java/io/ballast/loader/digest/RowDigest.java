package io.ballast.loader.digest;

import io.ballast.common.bundle.Sha256;
import io.ballast.common.schema.Column;
import java.math.BigInteger;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.List;

/**
 * Hot: the digest of the rows that pass by in the form of binary COPY, in writes of whole rows as the encoder makes them. It is
 * the sum over the rows of the first 64 bits of SHA-256 over {@code record_send} of the row, so neither the order of rows nor
 * their division into shards matters, and the same row twice does not cancel itself out. For one thread and one stream;
 * {@code RowDigestBenchmark} in module microbench measures it.
 */
public final class RowDigest {
    /** Signature, flags, and the length of a header extension that is never there. */
    private static final int STREAM_HEADER_BYTES = 19;

    private static final int TRAILER = -1;
    private static final int SHA_256_BYTES = 32;

    /** 0 for a column that is not compared. */
    private final int[] oids;

    private final Canon[] canons;
    private final int compared;
    private final RowBytes row = new RowBytes();
    private final MessageDigest sha256 = Sha256.digest();
    private final byte[] hash = new byte[SHA_256_BYTES];
    private boolean headerSeen;
    private long rows;
    /** The sum as a number of 128 bits: 64 bits would do for two billion rows in the worst case only. */
    private long sumHigh;

    private long sumLow;

    public RowDigest(List<Column> columns) {
        oids = columns.stream()
                .mapToInt(column -> ComparedColumns.isCompared(column) ? RowForm.oid(column.type()) : 0)
                .toArray();
        canons = columns.stream().map(column -> RowForm.canon(column.type())).toArray(Canon[]::new);
        compared = ComparedColumns.of(columns).size();
    }

    /** Takes the next write of the encoder. */
    public void add(byte[] wire, int offset, int length) {
        int position = headerSeen ? offset : offset + STREAM_HEADER_BYTES;
        int end = offset + length;
        headerSeen = true;
        while (position < end && RowBytes.shortAt(wire, position) != TRAILER) {
            position = addRow(wire, position + Short.BYTES);
        }
    }

    /** The rows seen so far. */
    public long rows() {
        return rows;
    }

    /** The sum of the rows seen so far, as the server's {@code sum(bigint)}. */
    public BigInteger sum() {
        BigInteger low = new BigInteger(Long.toUnsignedString(sumLow));
        return BigInteger.valueOf(sumHigh).shiftLeft(Long.SIZE).add(low);
    }

    private int addRow(byte[] wire, int firstField) {
        int position = firstField;
        row.length = 0;
        row.putInt(compared);
        for (int column = 0; column < oids.length; column++) {
            int length = RowBytes.intAt(wire, position);
            position += Integer.BYTES;
            if (oids[column] == 0) {
                position += Math.max(0, length);
                continue;
            }
            row.putInt(oids[column]);
            row.putInt(length);
            if (length >= 0) {
                int value = row.length;
                canons[column].put(wire, position, position + length, row);
                row.setInt(value - Integer.BYTES, row.length - value);
                position += length;
            }
        }
        addHash();
        return position;
    }

    private void addHash() {
        sha256.update(row.bytes, 0, row.length);
        try {
            sha256.digest(hash, 0, SHA_256_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        long term =
                (long) RowBytes.intAt(hash, 0) << Integer.SIZE | (RowBytes.intAt(hash, Integer.BYTES) & 0xFFFF_FFFFL);
        long before = sumLow;
        sumLow += term;
        // Sign extension of the term, and the carry out of the lower half.
        sumHigh += (term >> (Long.SIZE - 1)) + (Long.compareUnsigned(sumLow, before) < 0 ? 1 : 0);
        rows++;
    }
}
