package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * The name of a collation that the target has.
 *
 * @param schema null for one of PostgreSQL's own
 * @param name as the catalog has it, such as {@code C} or {@code de-x-icu}
 */
public record Collation(@Nullable String schema, String name) {
    /** The name in SQL, quoted; with its schema always, as no search path is to find another one. */
    public String sql() {
        return SqlText.name(schema == null ? "pg_catalog" : schema, name);
    }
}
