package io.ballast.generator.plan;

import io.ballast.generator.value.TableModel;
import java.util.List;

/** A table to make and its shards, in order. */
public record TablePlan(TableModel table, List<ShardPlan> shards) {
    public TablePlan {
        shards = List.copyOf(shards);
    }
}
