package io.ballast.datapackage.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Table Schema says of the way a field's values are written; null where it says nothing.
 *
 * @param type such as {@code integer}
 * @param format such as {@code %d/%m/%Y}
 * @param delimiter between the items of a list
 * @param itemType of a list
 */
public record FieldTraits(
        String type,
        @Nullable String format,
        @Nullable List<String> trueValues,
        @Nullable List<String> falseValues,
        @Nullable String decimalChar,
        @Nullable String groupChar,
        boolean bareNumber,
        @Nullable String delimiter,
        @Nullable String itemType) {
    /** A field of which nothing but the type is told. */
    public static FieldTraits of(String type) {
        return new FieldTraits(type, null, null, null, null, null, true, null, null);
    }

    public FieldTraits withFormat(String other) {
        return new FieldTraits(
                type, other, trueValues, falseValues, decimalChar, groupChar, bareNumber, delimiter, itemType);
    }
}
