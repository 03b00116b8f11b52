package io.ballast.introspect.facts;

import org.jspecify.annotations.Nullable;

/**
 * A CHECK constraint of a table.
 *
 * @param condition in SQL, every name with its schema
 * @param enforced whether the server checks it at all; since PostgreSQL 18 it need not
 * @param text the condition as it is written within the schema; null for a rule that is no constraint
 */
public record CheckFacts(
        String name,
        String condition,
        boolean enforced,
        @Nullable String text,
        @Nullable String comment,
        SqlUses uses) {
    /** A rule that rows keep, and no constraint says. */
    public CheckFacts(String name, String condition, boolean enforced) {
        this(name, condition, enforced, null, null, SqlUses.NOTHING);
    }
}
