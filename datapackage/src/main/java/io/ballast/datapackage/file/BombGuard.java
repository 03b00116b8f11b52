package io.ballast.datapackage.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Stops a file that unpacks to far more than tables do. CSV of one value again and again shrinks 200 times with gzip; a bomb of
 * gzip 1000 times (zlib's technical notes), one of zstd 30,000 times.
 */
final class BombGuard extends FilterInputStream {
    /** A small file may do what it likes: it can do no harm. */
    static final long HARMLESS_BYTES = 256L << 20;

    static final long MAX_RATIO = 500;

    private final LongSupplier packedBytes;
    private long bytes;

    BombGuard(InputStream unpacked, LongSupplier packedBytes) {
        super(unpacked);
        this.packedBytes = packedBytes;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        bytes += Math.max(count, 0);
        if (bytes > HARMLESS_BYTES && bytes / MAX_RATIO > packedBytes.getAsLong()) {
            throw new FileFault(
                    "more than " + MAX_RATIO + " bytes for each packed one",
                    "a table, not a decompression bomb; unpack the file if it is meant so");
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        throw new UnsupportedOperationException("read in chunks");
    }
}
