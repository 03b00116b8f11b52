package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import org.jspecify.annotations.Nullable;

/**
 * The memory that each session sorts in while it builds an index ({@code maintenance_work_mem}).
 *
 * <p>More is not better: a sort of many runs that fit the processor's caches, merged in one pass, takes less time than one
 * quicksort of all keys in memory (measured: "Sort memory" in docs/benchmarks.md). What the server itself is set to does not
 * count, neither as the least nor as the most.
 *
 * @param kib in kB of 1,024 bytes, as PostgreSQL takes it
 * @param requested whether the user chose it
 * @param reason for the plan
 */
public record SortMemory(long kib, boolean requested, String reason) {
    /** Also the least for which PostgreSQL gives a build workers, for each of those that take part ({@code plan_create_index_workers}). */
    static final long DEFAULT_KIB = 32 * 1024;

    private static final int KIB = 1024;
    /** What sorting takes for each row beside its key: the tuple's header and allocation, and the slot that points to it. */
    private static final long SORT_BYTES_PER_ROW = 56;
    /**
     * What merging takes for each run: a buffer of 32 blocks and the overhead of two tapes (PostgreSQL,
     * {@code src/backend/utils/sort/tuplesort.c}, {@code tuplesort_merge_order}).
     */
    private static final long MERGE_BYTES_PER_RUN = 34 * 8192;
    /** No merge takes more runs at once (there, {@code MAXORDER}). */
    private static final long MAX_RUNS = 500;

    /** @param requestedKib by the user; null for as much as the largest table of the bundle needs */
    static SortMemory of(Manifest manifest, @Nullable Long requestedKib) {
        return requestedKib == null ? enoughFor(manifest) : new SortMemory(requestedKib, true, "requested");
    }

    /** What a build may take with this number of workers beside it, which share it; what the user chose stays as it is. */
    long kibWith(int workers) {
        return requested ? kib : kib * (workers + 1);
    }

    private static SortMemory enoughFor(Manifest manifest) {
        long bytes = manifest.tables().stream()
                .mapToLong(SortMemory::sortBytes)
                .max()
                .orElse(0);
        long onePass = onePassKib(bytes);
        return onePass > DEFAULT_KIB
                ? new SortMemory(onePass, false, "the least that merges the runs of the largest table in one pass")
                : new SortMemory(DEFAULT_KIB, false, "runs that fit the processor's caches, merged in one pass");
    }

    /** At the most: no index of the table has more than all its columns as its key. */
    private static long sortBytes(SourceTable table) {
        return table.rawBytes() + table.rows() * SORT_BYTES_PER_ROW;
    }

    /** The least memory whose runs over this number of bytes can be merged at once. */
    static long onePassKib(long sortBytes) {
        double byBuffers = Math.sqrt((double) sortBytes * MERGE_BYTES_PER_RUN);
        double byRuns = (double) sortBytes / MAX_RUNS;
        return (long) Math.ceil(Math.max(byBuffers, byRuns) / KIB);
    }
}
