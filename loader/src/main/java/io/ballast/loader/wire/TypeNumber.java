package io.ballast.loader.wire;

import io.ballast.common.schema.ExtensionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number in pg_type of a type, and of the types that it is put together from: arrays and composite types have those in their binary form.
 * With them comes what else only the server knows of a type: which extension it is of.
 *
 * @param parts of an array its element; of a composite type its fields, in their order; empty for all others
 * @param extension the known type of an extension that it is; null for all others
 */
public record TypeNumber(
        int oid, List<TypeNumber> parts, @Nullable ExtensionType extension) {
    /** Of a type whose number is of no matter. */
    public static final TypeNumber UNKNOWN = new TypeNumber(0, List.of(), null);

    public TypeNumber {
        parts = List.copyOf(parts);
    }

    /** The number for what stands at this place in it; {@link #UNKNOWN} where its parts are. */
    TypeNumber part(int place) {
        return place < parts.size() ? parts.get(place) : UNKNOWN;
    }
}
