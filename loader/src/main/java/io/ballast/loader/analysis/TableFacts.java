package io.ballast.loader.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Rows and sizes of one table; a partitioned table is the sum of its partitions.
 *
 * @param rows counted, not estimated
 * @param estimatedRows what the planner works with; null while the table was never analyzed
 * @param tableBytes the rows, with their free space map and visibility map
 * @param indexBytes all indexes
 * @param toastBytes the TOAST table with its index
 */
public record TableFacts(
        String name, long rows, @Nullable Long estimatedRows, long tableBytes, long indexBytes, long toastBytes) {
    public long totalBytes() {
        return tableBytes + indexBytes + toastBytes;
    }
}
