package io.ballast.generator;

import io.ballast.common.bundle.Shard;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.shard.ShardFormat;
import io.ballast.generator.shard.ShardWriter;
import io.ballast.generator.value.DatasetModel;
import java.util.List;

/** Makes shards on threads of this process. */
record LocalEngine(DatasetModel dataset, GenerationOptions options) implements ShardEngine {
    @Override
    public Made make(GenerationPlan whole, List<ShardPlan> plans, FinishedShards finished, PhaseProgress progress) {
        ShardFormat format = new ShardFormat(options.compression(), options.level(), options.header());
        ShardWorkers workers = new ShardWorkers(
                plans, () -> new ShardMaker(new ShardWriter(dataset, options.sink(), format), finished, progress));
        List<Shard> shards = workers.run(options.threads());
        return new Made(shards, workers.busy(), options.threads());
    }
}
