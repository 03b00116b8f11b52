package io.ballast.introspect.draft;

/**
 * A check of a table that is not known to hold yet.
 *
 * @param sql its condition
 * @param line for people, where rows may break it, or the spec does not have it
 */
record OpenCheck(String name, String sql, String line) {}
