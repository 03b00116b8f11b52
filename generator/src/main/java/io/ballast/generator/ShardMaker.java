package io.ballast.generator;

import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.shard.ShardWriter;
import io.ballast.generator.shard.WrittenShard;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes shards and notes them in the log, or keeps those that an earlier run has made; for one thread. While that thread writes a
 * shard, the one before it is flushed to the disk, renamed and noted on another: neither the disk nor the processor waits for the
 * other, and no more than two shards are unfinished.
 */
final class ShardMaker implements AutoCloseable {
    private final ShardWriter writer;
    private final FinishedShards finished;
    private final PhaseProgress progress;
    private final Companion flusher = new Companion();

    ShardMaker(ShardWriter writer, FinishedShards finished, PhaseProgress progress) {
        this.writer = writer;
        this.finished = finished;
        this.progress = progress;
    }

    /**
     * Makes a shard. A failure of the shard before it may show only here, or when the maker is closed.
     *
     * @param done called with the shard once it has its final name and stands in the log; on another thread
     */
    void make(ShardPlan plan, Consumer<Shard> done) {
        Optional<Shard> kept = finished.find(plan.path()).filter(writer::isWhole);
        if (kept.isPresent()) {
            progress.advance(plan.rows());
            done.accept(kept.get());
            return;
        }
        WrittenShard written = writer.write(plan, progress);
        try {
            flusher.await();
        } catch (BallastException e) {
            throw written.discard(e);
        }
        flusher.start(() -> done.accept(finish(written)));
    }

    private Shard finish(WrittenShard written) {
        Shard shard = written.finish();
        finished.add(shard);
        return shard;
    }

    /** Waits until the last shard is done. */
    @Override
    public void close() {
        try {
            flusher.close();
        } finally {
            writer.close();
        }
    }
}
