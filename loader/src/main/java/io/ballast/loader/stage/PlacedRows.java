package io.ballast.loader.stage;

/**
 * What became of the rows that were to be added to a table.
 *
 * @param updated rows that were there, and have new values
 * @param skipped rows that were not added, since their keys were there
 */
public record PlacedRows(long inserted, long updated, long skipped) {}
