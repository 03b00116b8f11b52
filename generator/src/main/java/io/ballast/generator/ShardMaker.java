package io.ballast.generator;

import io.ballast.common.bundle.Shard;
import io.ballast.common.progress.Progress.PhaseProgress;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.shard.ShardWriter;
import java.util.Optional;

/** Makes shards and notes them in the log, or keeps those that an earlier run has made; for one thread. */
final class ShardMaker implements AutoCloseable {
    private final ShardWriter writer;
    private final ShardLog log;
    private final PhaseProgress progress;

    ShardMaker(ShardWriter writer, ShardLog log, PhaseProgress progress) {
        this.writer = writer;
        this.log = log;
        this.progress = progress;
    }

    Shard make(ShardPlan plan) {
        Optional<Shard> kept = log.find(plan.path()).filter(writer::isWhole);
        if (kept.isPresent()) {
            progress.advance(plan.rows());
            return kept.get();
        }
        Shard shard = writer.write(plan, progress);
        log.add(shard);
        return shard;
    }

    @Override
    public void close() {
        writer.close();
    }
}
