package io.ballast.common.bundle;

import io.ballast.common.schema.View;
import java.util.List;

/**
 * A bundle on disk, as its descriptor states it: the dataset, how it was made, and its tables.
 *
 * @param dataset name of the dataset
 * @param seed that the cells were made from
 * @param algorithmVersion changes whenever the same spec and seed would make other bytes
 * @param specSha256 of the resolved spec ({@code dataset.yaml}), 64 lower-case hexadecimal digits
 * @param tables parents before their children
 * @param views each after those that it shows
 */
public record Bundle(
        String dataset,
        long seed,
        int algorithmVersion,
        String specSha256,
        Compression compression,
        CsvDialect dialect,
        List<BundleTable> tables,
        List<View> views) {
    public Bundle {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /** A bundle without views. */
    public Bundle(
            String dataset,
            long seed,
            int algorithmVersion,
            String specSha256,
            Compression compression,
            CsvDialect dialect,
            List<BundleTable> tables) {
        this(dataset, seed, algorithmVersion, specSha256, compression, dialect, tables, List.of());
    }

    /**
     * What a load of the bundle needs.
     *
     * @param descriptorSha256 of the descriptor's file
     */
    Manifest manifest(String descriptorSha256) {
        return new Manifest(dataset, descriptorSha256, dialect, sourceTables(), views);
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
