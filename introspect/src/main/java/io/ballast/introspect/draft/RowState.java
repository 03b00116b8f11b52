package io.ballast.introspect.draft;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a column in some rows: that it is null, which of its listed values it has, or that it has one.
 *
 * @param literal in the form of {@link io.ballast.spec.literal.Literals}; null for null, and for any value
 */
record RowState(boolean isNull, @Nullable String literal) {
    static final RowState NULL = new RowState(true, null);
    static final RowState ANY = new RowState(false, null);

    static RowState of(String literal) {
        return new RowState(false, literal);
    }
}
