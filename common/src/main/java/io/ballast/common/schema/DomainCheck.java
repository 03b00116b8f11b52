package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * A check of a domain in SQL, about {@code VALUE}.
 *
 * @param name null for the one that the server chooses
 */
public record DomainCheck(@Nullable String name, SqlExpression condition) {
    String sql() {
        return (name == null ? "" : " CONSTRAINT " + SqlText.name(name)) + " CHECK " + condition.sql();
    }
}
