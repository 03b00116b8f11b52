package io.ballast.datapackage.type;

import org.jspecify.annotations.Nullable;

/**
 * How the items of a list are written; null where the Table Schema says nothing.
 *
 * @param delimiter between two items
 */
public record ListTraits(
        @Nullable String delimiter, @Nullable String itemType) {
    static final ListTraits UNSET = new ListTraits(null, null);
}
