package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.TableSchema;

/**
 * What the load will take, roughly.
 *
 * @param tableBytes on the server's disk for the rows
 * @param indexBytes on the server's disk for keys and indexes
 * @param serverMemoryBytes that the server may take for building indexes, all jobs together
 * @param clientMemoryBytes that the loader takes for buffers, all jobs together
 * @param sorting what each job sorts in while it builds an index
 */
public record Estimates(
        long tableBytes, long indexBytes, long serverMemoryBytes, long clientMemoryBytes, SortMemory sorting) {
    /** Header and item pointer of a heap tuple (manual, "Database Page Layout"). */
    private static final long BYTES_PER_ROW = 28;
    /** Header, item pointer and heap address of an index tuple, and the usual tenth of free space. */
    private static final long BYTES_PER_INDEX_ENTRY = 14;

    private static final long CLIENT_BYTES_PER_JOB = 4L << 20;
    private static final int KIB = 1024;

    static Estimates of(Manifest manifest, LoadOptions options, SortMemory sorting) {
        long tables = 0;
        long indexes = 0;
        for (SourceTable table : manifest.tables()) {
            tables += table.rawBytes() + table.rows() * BYTES_PER_ROW;
            indexes += options.constraints() ? indexBytes(table) : 0;
        }
        return new Estimates(
                tables, indexes, sorting.kib() * KIB * options.jobs(), CLIENT_BYTES_PER_JOB * options.jobs(), sorting);
    }

    private static long indexBytes(SourceTable table) {
        TableSchema schema = table.schema();
        int indexes = schema.indexes().size()
                + schema.uniqueKeys().size()
                + (schema.primaryKey().isEmpty() ? 0 : 1);
        long bytesPerColumn = table.rows() == 0
                ? 0
                : table.rawBytes() / table.rows() / schema.columns().size();
        return indexes * table.rows() * (bytesPerColumn + BYTES_PER_INDEX_ENTRY);
    }
}
