package io.ballast.spec;

import io.ballast.spec.kind.ValueKind;

/**
 * How a column's values come about; its type and constraints stand in the table's schema under the same position.
 *
 * @param nullShare probability of null, from 0 to 1
 * @param unique whether the values must be unique by construction
 * @param place where the text of the spec says how its values come about
 */
public record ColumnSpec(String name, ValueKind value, double nullShare, boolean unique, Place place) {
    /** A column that was not read from a text. */
    public ColumnSpec(String name, ValueKind value, double nullShare, boolean unique) {
        this(name, value, nullShare, unique, Place.NONE);
    }
}
