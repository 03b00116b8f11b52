package io.ballast.datapackage;

import io.ballast.datapackage.file.FileHashes;
import org.jspecify.annotations.Nullable;

/**
 * What a descriptor states of a file.
 *
 * @param sizeBytes its length; -1 where nothing is stated
 * @param algorithm of its hash, as Java names it; null where none is stated
 * @param hash in lower-case hexadecimal digits; empty where none is stated
 */
record StatedFacts(long sizeBytes, @Nullable String algorithm, String hash) {
    static final StatedFacts NOTHING = new StatedFacts(-1, null, "");

    /** Whether length and SHA-256 are both stated. */
    boolean hasSha256() {
        return sizeBytes >= 0 && "SHA-256".equals(algorithm);
    }

    /** What is stated, in the place of what was read; for {@link #hasSha256}. */
    FileHashes hashes() {
        return new FileHashes(sizeBytes, hash, hash);
    }
}
