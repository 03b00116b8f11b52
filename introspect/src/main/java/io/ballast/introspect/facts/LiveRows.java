package io.ballast.introspect.facts;

/**
 * The rows of a table, without what is in them.
 *
 * @param count exact
 * @param analyzed whether the server has statistics of them; otherwise those of the columns come from a sample
 */
public record LiveRows(long count, boolean analyzed) {}
