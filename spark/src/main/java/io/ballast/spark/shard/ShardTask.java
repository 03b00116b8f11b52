package io.ballast.spark.shard;

import io.ballast.common.bundle.RawHash;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.shard.ShardWriter;
import io.ballast.generator.shard.WrittenShard;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * Makes one shard on some machine. Several attempts may run at the same time, and one that was finished may be made again after its machine
 * is lost: all make the same bytes, and an attempt that finds the file in place compares it with its own.
 */
final class ShardTask extends AbstractFunction2<TaskContext, Iterator<ShardWork>, ShardOutcome>
        implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Broadcast<RunSetup> setup;

    ShardTask(Broadcast<RunSetup> setup) {
        this.setup = setup;
    }

    @Override
    public ShardOutcome apply(TaskContext context, Iterator<ShardWork> work) {
        RunSetup run = setup.value();
        return make(run, run.sink(), work.next());
    }

    static ShardOutcome make(RunSetup run, ShardSink sink, ShardWork work) {
        long start = System.nanoTime();
        ExecutorModel model = run.model();
        ShardPlan plan = model.shard(work.table(), work.number());
        try (ShardWriter writer = new ShardWriter(model.dataset(), sink, run.format());
                PhaseProgress progress = Progress.silent().start("GENERATE", plan.rows(), Unit.ROWS)) {
            Shard noted = work.noted();
            if (noted != null && writer.isWhole(noted)) {
                return new ShardOutcome(noted, true, System.nanoTime() - start, "");
            }
            WrittenShard written = writer.write(plan, progress);
            String conflict = work.found() ? "" : conflict(sink.files(), written);
            if (conflict.isEmpty()) {
                written.finish();
            } else {
                written.drop();
            }
            return new ShardOutcome(written.shard(), false, System.nanoTime() - start, conflict);
        }
    }

    /** What is wrong if another attempt has finished the shard meanwhile, and its CSV is not the same; else nothing. */
    private static String conflict(ShardInput files, WrittenShard written) {
        Shard own = written.shard();
        if (!files.exists(own.path())) {
            return "";
        }
        String other = RawHash.of(files, own.path());
        return other.equals(own.sums().rawSha256())
                ? ""
                : "two attempts to make " + files.nameOf(own.path()) + " came out differently: SHA-256 of the CSV "
                        + other
                        + " and " + own.sums().rawSha256()
                        + ". Some machine computes wrongly, or another run writes to the same place. Find out which, and start over"
                        + " in another directory.";
    }
}
