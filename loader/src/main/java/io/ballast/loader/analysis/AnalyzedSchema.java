package io.ballast.loader.analysis;

/**
 * What was looked at.
 *
 * @param serverVersion as the server reports it, such as {@code 18.6}
 * @param databaseBytes size of the whole database, the system catalogs and other schemas with it
 */
public record AnalyzedSchema(String database, String schema, String serverVersion, long databaseBytes) {}
