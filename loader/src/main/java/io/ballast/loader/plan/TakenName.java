package io.ballast.loader.plan;

import org.jspecify.annotations.Nullable;

/**
 * What holds a name in the target schema.
 *
 * @param kind for messages: {@code table}, {@code view}, {@code index}, {@code type} …
 * @param ofTable the table of the same schema that it belongs to and goes away with; null when it stands on its own
 */
public record TakenName(String kind, @Nullable String ofTable) {
    /** What the kind of a type begins with that the server has made for arrays of a table's rows. */
    private static final String ARRAY_TYPE = "array type";

    /** Whether only types may not have the name: a table brings a type of its own name with it. */
    boolean arrayType() {
        return kind.startsWith(ARRAY_TYPE);
    }
}
