package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import java.util.List;

/**
 * What steps cost one connection, roughly, in nanoseconds: the closing reports of loads with one job, 5 million rows of the preset
 * {@code users} on two cores. Only their proportions matter: the scheduler begins with the step that has the longest chain of
 * work behind it.
 */
final class StepCosts {
    private static final long COPY_CSV_PER_BYTE = 27;
    private static final long COPY_BINARY_PER_BYTE = 14;
    private static final long INDEX_PER_ROW = 600;
    private static final long UUID_INDEX_PER_ROW = 790;
    private static final long TEXT_INDEX_PER_ROW = 1250;
    private static final long MERGE_PER_ROW = 350;
    private static final long VALIDATE_PER_ROW = 600;
    private static final long COUNT_PER_ROW = 55;
    private static final long DIGEST_PER_ROW = 1350;
    private static final long CATALOG_CHANGE = 2_000_000;
    private static final long ANALYZE = 260_000_000;

    private StepCosts() {}

    static long copy(SourceShard shard, WireFormat wire) {
        return shard.rawBytes() * (wire == WireFormat.BINARY ? COPY_BINARY_PER_BYTE : COPY_CSV_PER_BYTE);
    }

    /** @param columns of the key, of which the first decides most comparisons; none where expressions do */
    static long index(SourceTable table, List<String> columns) {
        return table.rows() * (columns.isEmpty() ? TEXT_INDEX_PER_ROW : indexPerRow(table.schema(), columns.get(0)));
    }

    private static long indexPerRow(TableSchema table, String column) {
        return table.columns().stream()
                .filter(of -> of.name().equals(column))
                .mapToLong(of -> indexPerRow(of.type()))
                .findFirst()
                .orElse(TEXT_INDEX_PER_ROW);
    }

    private static long indexPerRow(ColumnType type) {
        if (type.array()) {
            return TEXT_INDEX_PER_ROW;
        }
        return switch (type.family()) {
            case BOOLEAN, WHOLE, FLOAT, DATE, TIME, TIMESTAMP -> INDEX_PER_ROW;
            case UUID -> UUID_INDEX_PER_ROW;
            case TEXT, DECIMAL, INTERVAL, JSON, BYTES, NETWORK, OTHER -> TEXT_INDEX_PER_ROW;
        };
    }

    /** @param merged whether an index hands out the keys of both tables in the same order */
    static long validate(SourceTable table, boolean merged) {
        return table.rows() * (merged ? MERGE_PER_ROW : VALIDATE_PER_ROW);
    }

    static long rewrite(SourceTable table) {
        return table.rawBytes() * COPY_BINARY_PER_BYTE;
    }

    static long verify(SourceTable table, boolean full) {
        return table.rows() * (full ? DIGEST_PER_ROW : COUNT_PER_ROW);
    }

    static long catalogChange() {
        return CATALOG_CHANGE;
    }

    static long analyze() {
        return ANALYZE;
    }
}
