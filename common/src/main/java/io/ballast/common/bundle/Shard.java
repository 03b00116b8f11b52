package io.ballast.common.bundle;

import java.io.Serializable;
import java.util.Objects;

/**
 * One shard of a bundle and the facts that prove it complete. Its names are the keys of a shard in the log of an unfinished bundle.
 *
 * @param path relative to the bundle, with {@code /} between its parts
 * @param sizeBytes length of the file
 * @param rawBytes length of the CSV once unpacked
 * @param rows records in it, a header not counted
 * @param firstUnit the first row of a root table's shard; the first parent row of a child table's shard
 * @param units how many rows, or parent rows, the shard spans; shards of a table follow each other without a gap
 */
public record Shard(String path, long sizeBytes, ShardSums sums, long rawBytes, long rows, long firstUnit, long units)
        implements Serializable {

    public Shard {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sums);
    }

    /** What a load needs of it. Its hash proves it, so it needs no origin. */
    public SourceShard asSource() {
        return new SourceShard(path, sizeBytes, sums, rawBytes, rows, "");
    }

    /** A shard of which only the file's SHA-256 is known. */
    public Shard(String path, long sizeBytes, String sha256, long rawBytes, long rows, long firstUnit, long units) {
        this(path, sizeBytes, new ShardSums(sha256, "", ""), rawBytes, rows, firstUnit, units);
    }

    /** Of the file's bytes, as {@link ShardSums} has it. */
    public String sha256() {
        return sums.sha256();
    }
}
