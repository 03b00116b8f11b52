package io.ballast.datapackage;

import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import org.jspecify.annotations.Nullable;

/**
 * An external file as a shard of ours: its records, column by column, in our own dialect. At the end it is made sure that the
 * file still has the bytes that it had in phase CHECK. What is wrong in a record is thrown once all records before it have been
 * handed out. One thread at a time.
 */
final class Transcoder implements ShardReader {
    /** Records are gathered up to this number of bytes before they are handed out. */
    private static final int CHUNK_BYTES = 1 << 16;

    private final SourceShard shard;
    private final FileRecords records;
    private final CsvText csv = new CsvText();
    private final RecordTranscoder transcoder;
    private @Nullable BallastException failure;
    private long rawBytes;
    private boolean ended;

    /** @param limited whether values are checked against the CHECKs of their columns, as the server does later on */
    Transcoder(TableFile file, SourceShard shard, boolean limited) {
        this.shard = shard;
        this.records = FileRecords.open(file.table(), file.index());
        this.transcoder = new RecordTranscoder(file.table(), records, limited, csv);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (csv.available() == 0 && !ended) {
            gather();
        }
        if (csv.available() == 0) {
            if (failure != null) {
                throw failure;
            }
            records.checkUnchanged(shard.sha256());
            return -1;
        }
        int count = csv.take(buffer, offset, length);
        rawBytes += count;
        return count;
    }

    @Override
    public SourceShard found() {
        return shard.found(rawBytes, records.rows());
    }

    /** Only whether the file has changed: another bad row further on is of no interest. */
    @Override
    public void drain() {
        records.checkUnchanged(shard.sha256());
    }

    @Override
    public void close() {
        records.close();
    }

    private void gather() {
        int whole = 0;
        try {
            while (whole < CHUNK_BYTES) {
                if (!records.next()) {
                    ended = true;
                    return;
                }
                @Nullable RecordFault fault = transcoder.put();
                if (fault != null) {
                    throw records.refuse(fault);
                }
                whole = csv.available();
            }
        } catch (BallastException e) {
            csv.dropBehind(whole);
            failure = e;
            ended = true;
        }
    }
}
