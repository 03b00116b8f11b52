package io.ballast.generator.shard;

import io.ballast.common.bundle.Compression;

/**
 * How the bytes of shards are compressed.
 *
 * @param level of the compression; without meaning for none
 * @param header whether each shard begins with a record of column names
 */
public record ShardFormat(Compression compression, int level, boolean header) {}
