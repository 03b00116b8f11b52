package io.ballast.generator;

import io.ballast.common.bundle.Shard;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.ShardPlan;
import java.time.Duration;
import java.util.List;

/** What makes the shards of a run: threads of this process, or the machines of a cluster. */
public interface ShardEngine {
    /**
     * Makes the shards of these plans in any order. One that an earlier run has finished is kept where it is still whole. Each that is made is
     * noted once it has its final name.
     *
     * @param whole the plan of the bundle, of which {@code plans} may be a part
     * @param finished the shards that an earlier run has noted, and where to note more
     * @param progress counts rows
     * @return the shards in the order of the plans
     */
    Made make(GenerationPlan whole, List<ShardPlan> plans, FinishedShards finished, PhaseProgress progress);

    /**
     * Shards, and what it took to make them.
     *
     * @param busy working time of all threads together
     * @param threads that made them
     */
    record Made(List<Shard> shards, Duration busy, int threads) {
        public Made {
            shards = List.copyOf(shards);
        }
    }
}
