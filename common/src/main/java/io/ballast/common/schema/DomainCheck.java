package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * A check of a domain in SQL, about {@code VALUE}.
 *
 * @param name null for the one that the server chooses
 * @param validated false where values that are there need not keep it ({@code NOT VALID})
 */
public record DomainCheck(@Nullable String name, SqlExpression condition, boolean validated) {
    /** A check of all values. */
    public DomainCheck(@Nullable String name, SqlExpression condition) {
        this(name, condition, true);
    }

    String sql() {
        return (name == null ? "" : " CONSTRAINT " + SqlText.name(name)) + " CHECK " + condition.sql();
    }
}
