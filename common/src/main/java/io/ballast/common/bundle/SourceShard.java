package io.ballast.common.bundle;

import java.io.Serializable;
import java.util.Objects;

/**
 * One shard of a source and what is stated of it; {@link SourceTable#known()} says which facts are certain.
 *
 * @param path which one it is, unique in its source: a file's path where it is one, with {@code /} between its parts
 * @param sizeBytes length of the file; 0 where it is none
 * @param sums what proves its bytes; each empty where nobody has computed it
 * @param rawBytes length of the CSV that is read from it
 * @param rows records in it, a header not counted
 * @param origin what the shard is generated or read from, where its known facts do not tell it from another: a text that differs
 *     when its rows may; empty where they do
 */
public record SourceShard(String path, long sizeBytes, ShardSums sums, long rawBytes, long rows, String origin)
        implements Serializable {

    public SourceShard {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sums);
        Objects.requireNonNull(origin);
    }

    /** Of the file's bytes, as {@link ShardSums} has it. */
    public String sha256() {
        return sums.sha256();
    }

    /** The same shard with the numbers that were found when it was read. */
    public SourceShard found(long foundRawBytes, long foundRows) {
        return new SourceShard(path, sizeBytes, sums, foundRawBytes, foundRows, origin);
    }
}
