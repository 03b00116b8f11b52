package io.ballast.generator.shard;

import io.ballast.common.bundle.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The CSV of one shard on its way into the packer, counted and, where the packer changes it, hashed; for one thread. */
final class RawBytes {
    private final Packer packer;
    private final @Nullable MessageDigest digest;
    private long count;

    RawBytes(Packer packer) {
        this.packer = packer;
        this.digest = packer.keepsBytes() ? null : Sha256.digest();
    }

    void write(byte[] bytes, int length) throws IOException {
        if (digest != null) {
            digest.update(bytes, 0, length);
        }
        packer.write(bytes, length);
        count += length;
    }

    long count() {
        return count;
    }

    /** The hash of all bytes, once; empty where it is that of the file. */
    Optional<String> sha256Hex() {
        return Optional.ofNullable(digest).map(Sha256::hexOf);
    }
}
