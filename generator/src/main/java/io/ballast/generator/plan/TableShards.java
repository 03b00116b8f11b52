package io.ballast.generator.plan;

import io.ballast.generator.value.TableModel;
import java.util.List;

/**
 * A table to make and its shards, in order.
 *
 * @param estimatedRawBytes of CSV before compression, from a sample of rows
 */
public record TableShards(TableModel table, List<ShardPlan> shards, long estimatedRawBytes) {
    public TableShards {
        shards = List.copyOf(shards);
    }
}
