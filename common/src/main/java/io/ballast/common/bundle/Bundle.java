package io.ballast.common.bundle;

import java.util.List;

/**
 * A bundle on disk, as its descriptor states it: the dataset, how it was made, and its tables.
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

    /**
     * What a load of the bundle needs.
     *
     * @param descriptorSha256 of the descriptor's file
     */
    Manifest manifest(String descriptorSha256) {
        return new Manifest(dataset, descriptorSha256, dialect, sourceTables());
    }

    List<SourceTable> sourceTables() {
        return tables.stream().map(BundleTable::asSource).toList();
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
