package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;

/** What a shard's file unpacks to, as a hash: the same for every version of a compressor. */
public final class RawHash {
    private static final int CHUNK_BYTES = 1 << 17;

    private RawHash() {}

    /**
     * Reads a shard, whatever its name says it is compressed by.
     *
     * @return the SHA-256 of its CSV, 64 lower-case hexadecimal digits
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} when it cannot be read, or is no such file
     */
    public static String of(ShardInput files, String path) {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (ShardBytes input = ShardBytes.open(files, path, List.of());
                ShardDecoder decoder = ShardDecoder.of(Compression.ofFile(path))) {
            int count;
            while ((count = decoder.decode(input, chunk, 0, chunk.length)) >= 0) {
                digest.update(chunk, 0, count);
            }
            return Sha256.hexOf(digest);
        } catch (ShardDecoder.CorruptException e) {
            throw BundleErrors.refuse(files.nameOf(path), e.found(), e.expected());
        } catch (IOException e) {
            throw BundleErrors.unreadable(files.nameOf(path), e);
        }
    }
}
