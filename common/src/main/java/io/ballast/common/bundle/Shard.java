package io.ballast.common.bundle;

import java.util.Objects;

/**
 * One shard of a table and the facts that prove it whole; {@link BundleTable#known()} says which of them are certain.
 *
 * @param path relative to the bundle, with {@code /} between its parts; its name where it is no file
 * @param sizeBytes length of the file; 0 where it is none
 * @param sha256 of the file's bytes, 64 lower-case hexadecimal digits
 * @param crc32c of the file's bytes, 8 lower-case hexadecimal digits; empty where nobody has computed it
 * @param rawBytes length of the CSV once unpacked
 * @param rows records in it, a header not counted
 * @param firstUnit the first row of a root table's shard; the first parent row of a child table's shard
 * @param units how many rows, or parent rows, the shard spans; shards of a table follow each other without a gap
 */
public record Shard(
        String path,
        long sizeBytes,
        String sha256,
        String crc32c,
        long rawBytes,
        long rows,
        long firstUnit,
        long units) {

    public Shard {
        Objects.requireNonNull(path);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(crc32c);
    }

    /** A shard whose CRC-32C is not known. */
    public Shard(String path, long sizeBytes, String sha256, long rawBytes, long rows, long firstUnit, long units) {
        this(path, sizeBytes, sha256, "", rawBytes, rows, firstUnit, units);
    }
}
