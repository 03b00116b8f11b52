package io.ballast.introspect.facts;

/** A CHECK constraint of a table; its condition in SQL. */
public record CheckFacts(String name, String condition) {}
