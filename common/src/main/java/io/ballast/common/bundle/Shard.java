package io.ballast.common.bundle;

/**
 * One file of a bundle and the facts that prove it whole.
 *
 * @param path relative to the bundle, with {@code /} between its parts
 * @param sizeBytes length of the file
 * @param sha256 of the file's bytes, 64 lower-case hexadecimal digits
 * @param rawBytes length of the CSV once unpacked
 * @param rows records in it, a header not counted
 * @param firstUnit the first row of a root table's shard; the first parent row of a child table's shard
 * @param units how many rows, or parent rows, the shard spans; shards of a table follow each other without a gap
 */
public record Shard(String path, long sizeBytes, String sha256, long rawBytes, long rows, long firstUnit, long units) {}
