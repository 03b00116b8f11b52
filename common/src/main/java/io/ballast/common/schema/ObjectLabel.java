package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * What people call a key, an index or a constraint, and say of it.
 *
 * @param name null for one that {@link ObjectNames} makes of the table and its columns
 */
public record ObjectLabel(@Nullable String name, @Nullable String comment) {
    public static final ObjectLabel NONE = new ObjectLabel(null, null);

    public static ObjectLabel named(String name) {
        return new ObjectLabel(name, null);
    }

    public boolean isEmpty() {
        return name == null && comment == null;
    }
}
