package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * What few columns have; null stands for what a column has without a word.
 *
 * @param identity null for a column that is no identity
 * @param storage that of the type, if null
 * @param compression the one that the server has as its default, if null
 */
public record ColumnTraits(
        @Nullable Identity identity,
        @Nullable Collation collation,
        @Nullable ColumnStorage storage,
        @Nullable ColumnCompression compression) {
    /** Of most columns. */
    public static final ColumnTraits NONE = new ColumnTraits(null, null, null, null);
}
