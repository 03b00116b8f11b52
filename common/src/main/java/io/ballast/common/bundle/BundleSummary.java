package io.ballast.common.bundle;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;

/**
 * What is in a bundle, for programs: its names are the keys of the JSON.
 *
 * @param kind {@code bundle}
 * @param madeFrom in JSON its members stand beside the others, without an object of their own
 * @param packing likewise
 * @param rawBytes of the CSV
 * @param sizeBytes of the shards on disk; 0 for a virtual one
 */
public record BundleSummary(
        String dataset,
        String kind,
        @JsonUnwrapped MadeFrom madeFrom,
        @JsonUnwrapped Packing packing,
        long rows,
        long rawBytes,
        long sizeBytes,
        List<TableSummary> tables) {
    public BundleSummary {
        tables = List.copyOf(tables);
    }

    /**
     * How the rows lie in the shards.
     *
     * @param compression as users write it
     * @param header whether shards begin with the names of their columns
     * @param virtual whether shards are made when they are read
     */
    public record Packing(String compression, boolean header, boolean virtual) {}

    /** For people: the tables of the spec that it lacks. */
    public static Optional<String> omitted(Bundle bundle) {
        return bundle.omittedTables().isEmpty()
                ? Optional.empty()
                : Optional.of("without " + String.join(", ", bundle.omittedTables()));
    }

    /**
     * What a bundle holds.
     *
     * @param tables of the bundle, with the sizes to show
     */
    public static BundleSummary of(Bundle bundle, List<SourceTable> tables) {
        return new BundleSummary(
                bundle.dataset(),
                "bundle",
                bundle.madeFrom(),
                new Packing(bundle.compression().label(), bundle.dialect().header(), bundle.isVirtual()),
                bundle.rows(),
                bundle.rawBytes(),
                tables.stream().mapToLong(SourceTable::sizeBytes).sum(),
                tables.stream().map(TableSummary::of).toList());
    }
}
