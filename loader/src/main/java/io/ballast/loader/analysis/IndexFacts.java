package io.ballast.loader.analysis;

/**
 * One index; that of a partitioned table is the sum of its parts.
 *
 * @param kind {@code primary key}, {@code unique} or {@code index}
 * @param scans since the server's statistics began or were reset
 */
public record IndexFacts(String index, String table, String kind, long bytes, long scans) {}
