package io.ballast.common.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL that makes the partitions of a partitioned table. */
final class PartitionSql {
    private PartitionSql() {}

    static List<String> createPartitions(@Nullable String schema, TableSchema table) {
        return PlacedPartition.of(table).stream()
                .map(placed -> create(schema, table, placed))
                .toList();
    }

    private static String create(@Nullable String schema, TableSchema table, PlacedPartition placed) {
        boolean unlogged = table.traits().unlogged() && placed.isLeaf();
        return (unlogged ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ")
                + SqlText.name(schema, placed.name()) + " PARTITION OF "
                + SqlText.name(schema, placed.parent()) + " "
                + placed.partition().bound().sql() + clause(placed.partition().nested());
    }

    /** What stands behind the columns of what is partitioned; empty for a table in one piece. */
    static String clause(@Nullable Partitioning partitioning) {
        return partitioning == null
                ? ""
                : " PARTITION BY " + partitioning.method() + " (" + SqlText.names(partitioning.columns()) + ")";
    }
}
