package io.ballast.common.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a primary or unique key has besides its columns.
 *
 * @param nullsNotDistinct whether a null is the same as any other; PostgreSQL 15 and newer
 * @param include columns that the key's index carries
 * @param storage storage parameters of the key's index by name
 * @param withoutOverlaps whether rows with the same values in all columns but the last one have ranges there that lie apart; PostgreSQL 18 and newer
 */
public record KeyTraits(
        ObjectLabel label,
        Deferral deferral,
        boolean nullsNotDistinct,
        List<String> include,
        Map<String, String> storage,
        boolean withoutOverlaps) {
    public static final KeyTraits NONE = new KeyTraits(ObjectLabel.NONE, Deferral.NEVER, false, List.of());

    public KeyTraits {
        include = List.copyOf(include);
        storage = Collections.unmodifiableMap(new LinkedHashMap<>(storage));
        IndexTraits.checkStorage(storage);
    }

    /** A key that compares all columns by equality. */
    public KeyTraits(
            ObjectLabel label,
            Deferral deferral,
            boolean nullsNotDistinct,
            List<String> include,
            Map<String, String> storage) {
        this(label, deferral, nullsNotDistinct, include, storage, false);
    }

    /** A key whose index has no storage parameters. */
    public KeyTraits(ObjectLabel label, Deferral deferral, boolean nullsNotDistinct, List<String> include) {
        this(label, deferral, nullsNotDistinct, include, Map.of());
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public KeyTraits withLabel(ObjectLabel other) {
        return new KeyTraits(other, deferral, nullsNotDistinct, include, storage, withoutOverlaps);
    }
}
