package io.ballast.loader.plan;

import java.util.Map;
import java.util.Set;

/**
 * A table that stands in the staging schema, as the catalog states it.
 *
 * @param unlogged whether it is kept out of the write-ahead log
 * @param indexes names of its valid indexes, those behind constraints included
 * @param constraints names of its constraints → whether they are validated
 * @param analyzed whether it has statistics
 * @param bare whether it is as a load makes it: without triggers and rules, and of an owner that is trusted
 */
public record StagedTable(
        String name,
        boolean unlogged,
        Set<String> indexes,
        Map<String, Boolean> constraints,
        boolean analyzed,
        boolean bare) {
    public StagedTable {
        indexes = Set.copyOf(indexes);
        constraints = Map.copyOf(constraints);
    }
}
