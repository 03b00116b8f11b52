package io.ballast.introspect.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as the server tells it; a partitioned one stands for all its partitions.
 *
 * @param rows counted
 * @param analyzed whether the server has statistics of it; otherwise those of the columns come from a sample
 * @param primaryKey empty for a table without one
 * @param partitions null for a table that is not partitioned
 * @param others what else belongs to it and no spec can say, in words: {@code trigger "audit"}
 */
public record TableFacts(
        String name,
        @Nullable String comment,
        long rows,
        boolean analyzed,
        List<ColumnFacts> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        List<IndexFacts> indexes,
        List<CheckFacts> checks,
        List<ForeignKeyFacts> foreignKeys,
        @Nullable PartitionFacts partitions,
        List<String> others) {
    public TableFacts {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        others = List.copyOf(others);
    }
}
