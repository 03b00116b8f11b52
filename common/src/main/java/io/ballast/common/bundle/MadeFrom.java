package io.ballast.common.bundle;

import java.util.List;
import java.util.Objects;

/**
 * What the cells of a bundle were made from; the same first three make the same bytes.
 *
 * @param algorithmVersion changes whenever the same spec and seed would make other bytes
 * @param specSha256 of the resolved spec ({@code dataset.yaml}), 64 lower-case hexadecimal digits
 * @param omittedTables tables of the spec that the bundle lacks, since others were chosen
 */
public record MadeFrom(long seed, int algorithmVersion, String specSha256, List<String> omittedTables) {
    public MadeFrom {
        Objects.requireNonNull(specSha256);
        omittedTables = List.copyOf(omittedTables);
    }

    /** Of all tables of the spec. */
    public MadeFrom(long seed, int algorithmVersion, String specSha256) {
        this(seed, algorithmVersion, specSha256, List.of());
    }
}
