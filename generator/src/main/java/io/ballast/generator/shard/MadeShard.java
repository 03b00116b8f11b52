package io.ballast.generator.shard;

import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSums;
import io.ballast.common.bundle.SourceShard;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.value.DatasetModel;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A shard that is made on the thread that reads it, chunk by chunk, and never lies on a disk. Its bytes are those of the file that
 * {@link ShardWriter} would write without compression and header, and so is the SHA-256 that is found; there is nothing to hold a
 * CRC-32C against.
 */
public final class MadeShard implements ShardReader {
    private final SourceShard shard;
    private final ShardRows rows;
    private final MessageDigest digest = Sha256.digest();
    private String sha256 = "";
    private int chunkBytes;
    private int position;
    private long rawBytes;
    private long made;

    /** @param shard what the source states of it */
    public MadeShard(DatasetModel dataset, ShardPlan plan, SourceShard shard) {
        this.shard = shard;
        this.rows = new ShardRows(dataset, plan);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (position == chunkBytes && !nextChunk()) {
            return -1;
        }
        int count = Math.min(length, chunkBytes - position);
        System.arraycopy(rows.buffer(), position, buffer, offset, count);
        position += count;
        return count;
    }

    private boolean nextChunk() {
        chunkBytes = sha256.isEmpty() ? rows.next() : 0;
        position = 0;
        if (chunkBytes == 0) {
            sha256 = sha256.isEmpty() ? Sha256.hexOf(digest) : sha256;
            return false;
        }
        digest.update(rows.buffer(), 0, chunkBytes);
        rawBytes += chunkBytes;
        made += rows.chunkRows();
        return true;
    }

    @Override
    public SourceShard found() {
        if (sha256.isEmpty()) {
            throw new IllegalStateException(shard.path() + " has not been read to its end");
        }
        return new SourceShard(shard.path(), rawBytes, ShardSums.ofPlain(sha256, ""), rawBytes, made, shard.origin());
    }

    @Override
    public void close() {
        // holds nothing
    }
}
