package io.ballast.introspect.facts;

import org.jspecify.annotations.Nullable;

/** A view of the schema. */
public record LiveView(
        String name,
        String query,
        boolean materialized,
        @Nullable String comment,
        SqlUses uses) {}
