package io.ballast.loader.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an unfinished load of this bundle into this schema has left.
 *
 * @param tables by name; a table that is not there has yet to be made
 * @param shardsDone paths of the shards that the journal says are in the staging tables
 * @param emptied tables that a crash of the server emptied because they are UNLOGGED
 */
public record StagedLoad(
        EarlierLoad load, Map<String, StagedTable> tables, Set<String> shardsDone, List<String> emptied) {
    public StagedLoad {
        tables = Map.copyOf(tables);
        shardsDone = Set.copyOf(shardsDone);
        emptied = List.copyOf(emptied);
    }

    /** Whether all that the step copies is in. */
    boolean hasAll(CopyStep step) {
        return step.shards().stream().allMatch(shard -> shardsDone.contains(shard.path()));
    }
}
