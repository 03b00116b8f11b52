package io.ballast.introspect.draft;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a column in some rows: that it is null, which of its listed values it has, in which part of all that it can be its value
 * lies, or that it has one.
 *
 * @param literal in the form of {@link io.ballast.spec.literal.Literals}; null for null, and for any value
 * @param region null where nothing is known of where the value lies
 */
record RowState(
        boolean isNull, @Nullable String literal, @Nullable Region region) {
    static final RowState NULL = new RowState(true, null, null);
    static final RowState ANY = new RowState(false, null, null);

    static RowState of(String literal) {
        return new RowState(false, literal, null);
    }

    static RowState of(Region region) {
        return new RowState(false, null, region);
    }

    /** The one value of the region; null where it has more, and where nothing is known. */
    @Nullable
    String only() {
        return region == null ? null : region.only();
    }
}
