package io.ballast.loader.digest;

import java.math.BigInteger;

/**
 * What a shard holds.
 *
 * @param rows that were counted
 * @param digest what they add to the digest of their table
 */
public record ShardContent(long rows, BigInteger digest) {
    public static final ShardContent NOTHING = new ShardContent(0, BigInteger.ZERO);

    public ShardContent plus(ShardContent other) {
        return new ShardContent(rows + other.rows, digest.add(other.digest));
    }
}
