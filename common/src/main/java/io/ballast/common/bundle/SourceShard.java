package io.ballast.common.bundle;

import java.util.Objects;

/**
 * One shard of a source and what is stated of it; {@link SourceTable#known()} says which facts are certain.
 *
 * @param path which one it is, unique in its source: a file's path where it is one, with {@code /} between its parts
 * @param sizeBytes length of the file; 0 where it is none
 * @param sha256 of the file's bytes, 64 lower-case hexadecimal digits; empty where nobody has computed it
 * @param crc32c of the file's bytes, 8 lower-case hexadecimal digits; empty where nobody has computed it
 * @param rawBytes length of the CSV that is read from it
 * @param rows records in it, a header not counted
 * @param origin what the shard is generated or read from, where its known facts do not tell it from another: a text that differs
 *     when its rows may; empty where they do
 */
public record SourceShard(
        String path, long sizeBytes, String sha256, String crc32c, long rawBytes, long rows, String origin) {

    public SourceShard {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(crc32c);
        Objects.requireNonNull(origin);
    }

    /** The same shard with the numbers that were found when it was read. */
    public SourceShard found(long foundRawBytes, long foundRows) {
        return new SourceShard(path, sizeBytes, sha256, crc32c, foundRawBytes, foundRows, origin);
    }
}
