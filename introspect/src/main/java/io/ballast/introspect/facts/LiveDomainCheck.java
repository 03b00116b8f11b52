package io.ballast.introspect.facts;

/**
 * A check of a domain.
 *
 * @param condition in SQL, about {@code VALUE}
 * @param text the same as it is written within the schema
 * @param uses what it rests on
 * @param validated false where values that are there need not keep it
 */
public record LiveDomainCheck(String name, String condition, String text, SqlUses uses, boolean validated) {}
