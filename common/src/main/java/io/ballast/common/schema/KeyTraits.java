package io.ballast.common.schema;

import java.util.List;

/**
 * What a primary or unique key has besides its columns.
 *
 * @param nullsNotDistinct whether a null is the same as any other; PostgreSQL 15 and newer
 * @param include columns that the key's index carries
 */
public record KeyTraits(ObjectLabel label, Deferral deferral, boolean nullsNotDistinct, List<String> include) {
    public static final KeyTraits NONE = new KeyTraits(ObjectLabel.NONE, Deferral.NEVER, false, List.of());

    public KeyTraits {
        include = List.copyOf(include);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public KeyTraits withLabel(ObjectLabel other) {
        return new KeyTraits(other, deferral, nullsNotDistinct, include);
    }
}
