package io.ballast.generator.plan;

import java.util.List;

/**
 * Everything that a run will make, in the order of the spec.
 *
 * @param omitted what of the spec it will not make, in words
 */
public record GenerationPlan(List<TableShards> tables, List<String> omitted) {
    public GenerationPlan {
        tables = List.copyOf(tables);
        omitted = List.copyOf(omitted);
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
