package io.ballast.generator.shard;

import io.ballast.common.bundle.Crc32c;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardOutput;
import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/** A file that is written from its first byte to its last, counting and hashing on the way; for one thread. */
final class HashedFile {
    private final ShardOutput output;
    private final MessageDigest digest = Sha256.digest();
    private final CRC32C checksum = new CRC32C();
    private long sizeBytes;

    HashedFile(ShardOutput output) {
        this.output = output;
    }

    void write(byte[] bytes, int length) throws IOException {
        digest.update(bytes, 0, length);
        checksum.update(bytes, 0, length);
        output.write(ByteBuffer.wrap(bytes, 0, length));
        sizeBytes += length;
    }

    /** Waits until the bytes are on the disk and gives the file its final name. */
    void finish() throws IOException {
        output.finish();
    }

    /** Removes the file because of a failure, which is returned. */
    BallastException discard(BallastException failure) {
        try {
            output.discard();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /** The hash of all bytes, 64 lower-case hexadecimal digits; once, after the last write. */
    String sha256Hex() {
        return Sha256.hexOf(digest);
    }

    /** The CRC-32C of all bytes so far, 8 lower-case hexadecimal digits. */
    String crc32cHex() {
        return Crc32c.hexOf(checksum);
    }
}
