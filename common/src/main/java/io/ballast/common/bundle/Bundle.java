package io.ballast.common.bundle;

import io.ballast.common.csv.CsvDialect;
import java.util.List;

/**
 * What a descriptor tells: the dataset, how it was made, and its tables.
 *
 * @param dataset name of the dataset
 * @param seed that the cells were made from
 * @param algorithmVersion changes whenever the same spec and seed would make other bytes
 * @param specSha256 of the resolved spec ({@code dataset.yaml}), 64 lower-case hexadecimal digits
 * @param tables parents before their children
 */
public record Bundle(
        String dataset,
        long seed,
        int algorithmVersion,
        String specSha256,
        Compression compression,
        CsvDialect dialect,
        List<BundleTable> tables) {
    public Bundle {
        tables = List.copyOf(tables);
    }

    public long rows() {
        return tables.stream().mapToLong(BundleTable::rows).sum();
    }

    public long rawBytes() {
        return tables.stream().mapToLong(BundleTable::rawBytes).sum();
    }

    public long sizeBytes() {
        return tables.stream().mapToLong(BundleTable::sizeBytes).sum();
    }
}
