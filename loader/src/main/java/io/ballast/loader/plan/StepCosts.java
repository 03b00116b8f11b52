package io.ballast.loader.plan;

import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;

/**
 * What steps cost one connection, roughly, in nanoseconds: the closing reports of loads with one job, 5 million rows of the preset
 * {@code users} on two cores. Only their proportions matter: the scheduler begins with the step that has the longest chain of
 * work behind it.
 */
final class StepCosts {
    private static final long COPY_CSV_PER_BYTE = 27;
    private static final long COPY_BINARY_PER_BYTE = 14;
    private static final long INDEX_PER_ROW = 790;
    private static final long VALIDATE_PER_ROW = 600;
    private static final long COUNT_PER_ROW = 55;
    private static final long DIGEST_PER_ROW = 1350;
    private static final long CATALOG_CHANGE = 2_000_000;
    private static final long ANALYZE = 260_000_000;

    private StepCosts() {}

    static long copy(Shard shard, WireFormat wire) {
        return shard.rawBytes() * (wire == WireFormat.BINARY ? COPY_BINARY_PER_BYTE : COPY_CSV_PER_BYTE);
    }

    static long index(BundleTable table) {
        return table.rows() * INDEX_PER_ROW;
    }

    static long validate(BundleTable table) {
        return table.rows() * VALIDATE_PER_ROW;
    }

    static long rewrite(BundleTable table) {
        return table.rawBytes() * COPY_BINARY_PER_BYTE;
    }

    static long verify(BundleTable table, boolean full) {
        return table.rows() * (full ? DIGEST_PER_ROW : COUNT_PER_ROW);
    }

    static long catalogChange() {
        return CATALOG_CHANGE;
    }

    static long analyze() {
        return ANALYZE;
    }
}
