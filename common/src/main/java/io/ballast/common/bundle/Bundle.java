package io.ballast.common.bundle;

import io.ballast.common.schema.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bundle on disk, as its descriptor states it: the dataset, how it was made, and its tables.
 *
 * @param dataset name of the dataset
 * @param tables parents before their children
 * @param views each after those that it shows
 * @param virtual null for a bundle that holds its shards
 */
public record Bundle(
        String dataset,
        MadeFrom madeFrom,
        Compression compression,
        CsvDialect dialect,
        List<BundleTable> tables,
        List<View> views,
        @Nullable Virtual virtual) {
    public Bundle {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /** A bundle without views, which holds its shards. */
    public Bundle(
            String dataset,
            long seed,
            int algorithmVersion,
            String specSha256,
            Compression compression,
            CsvDialect dialect,
            List<BundleTable> tables) {
        this(dataset, new MadeFrom(seed, algorithmVersion, specSha256), compression, dialect, tables, List.of(), null);
    }

    public long seed() {
        return madeFrom.seed();
    }

    public int algorithmVersion() {
        return madeFrom.algorithmVersion();
    }

    public String specSha256() {
        return madeFrom.specSha256();
    }

    /** Tables of the spec that were not chosen. */
    public List<String> omittedTables() {
        return madeFrom.omittedTables();
    }

    /** Whether it states its shards and holds none. */
    public boolean isVirtual() {
        return virtual != null;
    }

    /**
     * What a load of the bundle needs.
     *
     * @param descriptorSha256 of the descriptor's file
     */
    public Manifest manifest(String descriptorSha256) {
        List<String> omitted =
                omittedTables().stream().map(name -> "table \"" + name + "\"").toList();
        return new Manifest(dataset, descriptorSha256, dialect, sourceTables(), views, omitted);
    }

    public List<SourceTable> sourceTables() {
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
