package io.ballast.generator.shard;

import io.ballast.generator.csv.CsvEncoder;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.value.DatasetModel;
import io.ballast.generator.value.TableRows;

/** The rows of one shard as CSV, chunk by chunk in a buffer that is used again; for one thread. */
final class ShardRows {
    /** What is encoded before it is handed on: well inside a second-level cache. */
    private static final int CHUNK_BYTES = 1 << 16;

    private final TableRows rows;
    private final CsvEncoder encoder;
    private final byte[] buffer;
    private long left;
    private int chunkRows;

    ShardRows(DatasetModel dataset, ShardPlan plan) {
        rows = dataset.open(plan.table());
        encoder = new CsvEncoder(rows);
        buffer = new byte[Math.toIntExact(CHUNK_BYTES + CsvEncoder.bufferBytes(rows, rows.batchRows()))];
        left = plan.rows();
        rows.seek(plan.firstRow());
    }

    /** Encodes the next rows into {@link #buffer}, whole batches of them; returns how many bytes, 0 at the end. */
    int next() {
        long before = left;
        int size = 0;
        while (left > 0 && size < CHUNK_BYTES) {
            int count = rows.fill(left);
            size = encoder.encode(count, buffer, size);
            left -= count;
        }
        chunkRows = (int) (before - left);
        return size;
    }

    /** Holds the last chunk from its front on. */
    byte[] buffer() {
        return buffer;
    }

    /** How many rows the last chunk has. */
    int chunkRows() {
        return chunkRows;
    }
}
