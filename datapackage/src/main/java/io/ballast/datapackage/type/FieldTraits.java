package io.ballast.datapackage.type;

import org.jspecify.annotations.Nullable;

/**
 * What a Table Schema says of the way a field's values are written.
 *
 * @param type such as {@code integer}
 * @param format such as {@code %d/%m/%Y}; null for the type's own
 */
public record FieldTraits(
        String type, @Nullable String format, BooleanWords booleans, NumberMarks numbers, ListTraits list) {
    /** A field of which nothing but the type is given. */
    public static FieldTraits of(String type) {
        return new FieldTraits(type, null, BooleanWords.UNSET, NumberMarks.UNSET, ListTraits.UNSET);
    }
}
