package io.ballast.common.bundle;

/**
 * What reading all files of a table has found.
 *
 * @param files how many there are
 * @param sizeBytes of the files on disk
 * @param rows in all of them, headers and comments not counted
 */
public record FoundTable(String name, int files, long sizeBytes, long rows) {}
