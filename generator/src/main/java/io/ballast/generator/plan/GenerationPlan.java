package io.ballast.generator.plan;

import java.util.List;

/** Everything that a run will make, in the order of the spec. */
public record GenerationPlan(List<TableShards> tables) {
    public GenerationPlan {
        tables = List.copyOf(tables);
    }

    public List<ShardPlan> shards() {
        return tables.stream().flatMap(table -> table.shards().stream()).toList();
    }

    public long rows() {
        return tables.stream().mapToLong(table -> table.table().rows()).sum();
    }

    /** Bytes of CSV before compression, from samples of rows. */
    public long estimatedRawBytes() {
        return tables.stream().mapToLong(TableShards::estimatedRawBytes).sum();
    }
}
