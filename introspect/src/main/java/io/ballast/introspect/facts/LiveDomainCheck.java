package io.ballast.introspect.facts;

/**
 * A check of a domain.
 *
 * @param condition in SQL, about {@code VALUE}
 * @param text the same as it is written within the schema
 * @param uses what it rests on
 */
public record LiveDomainCheck(String name, String condition, String text, SqlUses uses) {}
