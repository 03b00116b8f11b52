package io.ballast.loader.wire;

import java.util.List;

/**
 * The number in pg_type of a type, and of the types that it is put together from: arrays and composite types have those in their binary form.
 *
 * @param parts of an array its element; of a composite type its fields, in their order; empty for all others
 */
public record TypeNumber(int oid, List<TypeNumber> parts) {
    /** Of a type whose number is of no matter. */
    public static final TypeNumber UNKNOWN = new TypeNumber(0, List.of());

    public TypeNumber {
        parts = List.copyOf(parts);
    }

    /** The number for what stands at this place in it; {@link #UNKNOWN} where its parts are. */
    TypeNumber part(int place) {
        return place < parts.size() ? parts.get(place) : UNKNOWN;
    }
}
