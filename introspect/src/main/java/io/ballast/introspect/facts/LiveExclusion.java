package io.ballast.introspect.facts;

import io.ballast.common.schema.Exclusion;

/** An exclusion constraint, and what it rests on. */
public record LiveExclusion(Exclusion constraint, SqlUses uses) {
    public String name() {
        return String.valueOf(constraint.label().name());
    }
}
