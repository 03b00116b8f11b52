package io.ballast.common.bundle;

import java.util.Objects;

/**
 * What the cells of a bundle were made from; the same three make the same bytes.
 *
 * @param algorithmVersion changes whenever the same spec and seed would make other bytes
 * @param specSha256 of the resolved spec ({@code dataset.yaml}), 64 lower-case hexadecimal digits
 */
public record MadeFrom(long seed, int algorithmVersion, String specSha256) {
    public MadeFrom {
        Objects.requireNonNull(specSha256);
    }
}
