package io.ballast.spark.shard;

import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.generator.FinishedShards;
import io.ballast.generator.plan.ShardPlan;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Takes what tasks report, on the driver, one after the other; a failure here ends the job. */
final class OutcomeHandler extends AbstractFunction2<Object, ShardOutcome, BoxedUnit> {
    private final List<ShardPlan> plans;
    private final FinishedShards finished;
    private final PhaseProgress progress;
    private final AtomicReferenceArray<Shard> shards;
    private final AtomicLong busyNanos = new AtomicLong();

    OutcomeHandler(List<ShardPlan> plans, FinishedShards finished, PhaseProgress progress) {
        this.plans = plans;
        this.finished = finished;
        this.progress = progress;
        this.shards = new AtomicReferenceArray<>(plans.size());
    }

    @Override
    public BoxedUnit apply(Object partition, ShardOutcome outcome) {
        if (!outcome.conflict().isEmpty()) {
            throw new BallastException(ErrorCategory.DIFFERENCE_FOUND, outcome.conflict());
        }
        int position = (Integer) partition;
        Shard shard = outcome.shard();
        ShardPlan plan = plans.get(position);
        if (!shard.path().equals(plan.path()) || shard.rows() != plan.rows()) {
            throw new BallastException(
                    ErrorCategory.BUG,
                    "a task was to make " + plan.path() + " of " + plan.rows() + " rows, and made " + shard.path()
                            + " of " + shard.rows());
        }
        if (!outcome.kept()) {
            finished.add(shard);
        }
        shards.set(position, shard);
        busyNanos.addAndGet(outcome.nanos());
        progress.advance(plan.rows());
        return BoxedUnit.UNIT;
    }

    /** In the order of the plans, once all are there. */
    List<Shard> shards() {
        return IntStream.range(0, plans.size())
                .mapToObj(i -> Objects.requireNonNull(shards.get(i)))
                .toList();
    }

    Duration busy() {
        return Duration.ofNanos(busyNanos.get());
    }
}
