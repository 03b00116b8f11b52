package io.ballast.common.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What few columns have; null stands for what a column has without a word.
 *
 * @param identity null for a column that is no identity
 * @param storage that of the type, if null
 * @param compression the one that the server has as its default, if null
 * @param statistics how much ANALYZE keeps of the column, up to {@link #MAX_STATISTICS}; what the server has as its default, if null
 * @param options for ANALYZE by name, such as {@code n_distinct}
 */
public record ColumnTraits(
        @Nullable Identity identity,
        @Nullable Collation collation,
        @Nullable ColumnStorage storage,
        @Nullable ColumnCompression compression,
        @Nullable Integer statistics,
        Map<String, String> options) {
    public ColumnTraits {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        options.forEach((name, value) -> {
            if (StorageParameters.faultOfColumn(name, value) != null) {
                throw new IllegalArgumentException("not an option of a column: " + name + " = " + value);
            }
        });
    }

    /** Of a column without options. */
    public ColumnTraits(
            @Nullable Identity identity,
            @Nullable Collation collation,
            @Nullable ColumnStorage storage,
            @Nullable ColumnCompression compression,
            @Nullable Integer statistics) {
        this(identity, collation, storage, compression, statistics, Map.of());
    }

    /** Of a column with as much statistics as any other. */
    public ColumnTraits(
            @Nullable Identity identity,
            @Nullable Collation collation,
            @Nullable ColumnStorage storage,
            @Nullable ColumnCompression compression) {
        this(identity, collation, storage, compression, null);
    }

    /** Of most columns. */
    public static final ColumnTraits NONE = new ColumnTraits(null, null, null, null);

    /** The greatest target of statistics (manual, ALTER TABLE). */
    public static final int MAX_STATISTICS = 10_000;
}
