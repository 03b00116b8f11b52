package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * A partition of a table, or of another partition.
 *
 * @param nested how it is partitioned itself; null where it holds its rows
 */
public record Partition(
        String name, PartitionBound bound, @Nullable Partitioning nested) {}
