package io.ballast.common.bundle;

import java.io.Serializable;
import java.util.Objects;

/**
 * What proves the bytes of a shard. Its names are keys in the log of an unfinished bundle.
 *
 * @param sha256 of the file's bytes, 64 lower-case hexadecimal digits
 * @param crc32c of the file's bytes, 8 lower-case hexadecimal digits; empty where nobody has computed it
 * @param rawSha256 of the CSV once unpacked, 64 lower-case hexadecimal digits; the same for every version and level of a compressor. Empty
 *     where nobody has computed it
 */
public record ShardSums(String sha256, String crc32c, String rawSha256) implements Serializable {
    /** Nothing is known. */
    public static final ShardSums NONE = new ShardSums("", "", "");

    public ShardSums {
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(crc32c);
        Objects.requireNonNull(rawSha256);
    }

    /** Those of a file that is not compressed. */
    public static ShardSums ofPlain(String sha256, String crc32c) {
        return new ShardSums(sha256, crc32c, sha256);
    }
}
