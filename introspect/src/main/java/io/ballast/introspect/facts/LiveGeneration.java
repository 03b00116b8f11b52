package io.ballast.introspect.facts;

/**
 * The expression by which the server computes a column.
 *
 * @param text as it is written within the schema
 * @param stored whether the value is kept in the row
 * @param uses what it rests on, without the column itself
 */
public record LiveGeneration(String text, boolean stored, SqlUses uses) {}
