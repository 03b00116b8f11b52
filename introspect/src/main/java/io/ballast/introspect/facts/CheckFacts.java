package io.ballast.introspect.facts;

import io.ballast.common.schema.CheckTraits;
import org.jspecify.annotations.Nullable;

/**
 * A CHECK constraint of a table.
 *
 * @param condition in SQL, every name with its schema
 * @param traits how far it reaches
 * @param inherited whether the table has it from its parents alone
 * @param text the condition as it is written within the schema; null for a rule that is no constraint
 */
public record CheckFacts(
        String name,
        String condition,
        CheckTraits traits,
        boolean inherited,
        @Nullable String text,
        @Nullable String comment,
        SqlUses uses) {
    /** A rule that rows keep, and no constraint says. */
    public CheckFacts(String name, String condition, boolean enforced) {
        this(
                name,
                condition,
                enforced ? CheckTraits.ALL : CheckTraits.NOT_ENFORCED,
                false,
                null,
                null,
                SqlUses.NOTHING);
    }

    /** The same check with another condition. */
    public CheckFacts withCondition(String other) {
        return new CheckFacts(name, other, traits, inherited, text, comment, uses);
    }

    /** Whether the server checks it at all; since PostgreSQL 18 it need not. */
    public boolean enforced() {
        return traits.enforced();
    }
}
