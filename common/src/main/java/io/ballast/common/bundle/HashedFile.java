package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The file of a shard that is written from its first byte to its last, counting and hashing on the way; for one thread. It ends with
 * {@link #finish} or {@link #discard}, and not with {@link #close}, which leaves it as it is.
 */
public final class HashedFile extends OutputStream {
    private final String path;
    private final ShardOutput output;
    private final ShardHash sha256 = new ShardHash.Hash();
    private final ShardHash crc32c = new ShardHash.Checksum();
    private long sizeBytes;

    private HashedFile(String path, ShardOutput output) {
        this.path = path;
        this.output = output;
    }

    /** Begins an attempt to write the file. */
    public static HashedFile begin(ShardSink sink, String path) throws IOException {
        return new HashedFile(path, sink.begin(path));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        sha256.update(bytes, offset, length);
        crc32c.update(bytes, offset, length);
        output.write(ByteBuffer.wrap(bytes, offset, length));
        sizeBytes += length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /**
     * What was written, with all that proves it complete; once, after the last write.
     *
     * @param rawSha256 of its CSV; empty where the file is the CSV itself
     * @param rawBytes its length as CSV
     */
    public Shard shard(Optional<String> rawSha256, long rawBytes, long rows, long firstUnit, long units) {
        String hash = sha256.hex();
        ShardSums sums = new ShardSums(hash, crc32c.hex(), rawSha256.orElse(hash));
        return new Shard(path, sizeBytes, sums, rawBytes, rows, firstUnit, units);
    }

    /** Waits until the bytes are on the disk and gives the file its final name. */
    public void finish() throws IOException {
        output.finish();
    }

    /** Removes the file, as it is not needed; not after {@link #finish}. */
    public void drop() throws IOException {
        output.discard();
    }

    /** Removes the file because of a failure, which is returned. */
    public BallastException discard(BallastException failure) {
        try {
            output.discard();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
