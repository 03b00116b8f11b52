package io.ballast.spec;

import io.ballast.spec.kind.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * How a column's values come about; its type and constraints stand in the table's schema under the same position.
 *
 * @param nullShare probability of null, from 0 to 1
 * @param nullGroup what its nulls have to do with those of other columns; null for nothing
 * @param unique whether the values must be unique by construction, as the column is a key or is to be distinct without one
 * @param place where the text of the spec says how its values come about
 */
public record ColumnSpec(
        String name,
        ValueKind value,
        double nullShare,
        @Nullable NullGroup nullGroup,
        boolean unique,
        Place place) {
    /** A column that was not read from a text. */
    public ColumnSpec(String name, ValueKind value, double nullShare, boolean unique) {
        this(name, value, nullShare, null, unique, Place.NONE);
    }
}
