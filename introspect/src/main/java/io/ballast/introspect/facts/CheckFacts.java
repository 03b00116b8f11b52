package io.ballast.introspect.facts;

/**
 * A CHECK constraint of a table; its condition in SQL.
 *
 * @param enforced whether the server checks it at all; since PostgreSQL 18 it need not
 */
public record CheckFacts(String name, String condition, boolean enforced) {}
