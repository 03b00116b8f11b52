package io.ballast.bench.strategy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts CSV into records without looking into them: a newline outside of quotes ends one. For one thread. */
final class RecordReader {
    private static final int CHUNK_BYTES = 1 << 16;

    private final InputStream csv;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private int position;
    private int limit;

    RecordReader(InputStream csv) {
        this.csv = csv;
    }

    /** The next record with its newline; empty at the end. */
    byte[] next() throws IOException {
        record.reset();
        boolean quoted = false;
        while (true) {
            if (position == limit) {
                limit = csv.read(chunk);
                position = 0;
                if (limit < 0) {
                    limit = 0;
                    return record.toByteArray();
                }
            }
            int start = position;
            while (position < limit) {
                byte b = chunk[position++];
                quoted ^= b == '"';
                if (b == '\n' && !quoted) {
                    record.write(chunk, start, position - start);
                    return record.toByteArray();
                }
            }
            record.write(chunk, start, position - start);
        }
    }
}
