package io.ballast.introspect.facts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as the server describes it; a partitioned one stands for all its partitions.
 *
 * @param rows counted
 * @param analyzed whether the server has statistics of it; otherwise those of the columns come from a sample
 * @param primaryKey empty for a table without one
 * @param keyNames of the primary key and the unique keys, by their columns
 * @param partitions null for a table that is not partitioned
 * @param others what else belongs to it and no spec can say, in words: {@code trigger "audit"}
 */
public record LiveTable(
        String name,
        @Nullable String comment,
        long rows,
        boolean analyzed,
        List<LiveColumn> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        Map<List<String>, String> keyNames,
        List<LiveIndex> indexes,
        List<CheckFacts> checks,
        List<ForeignKeyFacts> foreignKeys,
        @Nullable PartitionFacts partitions,
        List<String> others) {
    public LiveTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        keyNames = Map.copyOf(keyNames);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        others = List.copyOf(others);
    }

    /** The same table with other rows, of which all is known. */
    public LiveTable withRows(long otherRows, List<LiveColumn> otherColumns, List<ForeignKeyFacts> otherKeys) {
        return new LiveTable(
                name,
                comment,
                otherRows,
                true,
                otherColumns,
                primaryKey,
                uniqueKeys,
                keyNames,
                indexes,
                checks,
                otherKeys,
                partitions,
                others);
    }
}
