package io.ballast.bench.strategy;

import io.ballast.common.bundle.Bundle;
import java.util.concurrent.atomic.AtomicLong;

/** Also counts rows, of the bundle's as many as of its bytes, and says when all were committed. */
final class RecordingProgress extends PhaseMarks {
    private static final String COPY = "COPY";

    private final LoadTask task;
    private final Bundle bundle;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();

    RecordingProgress(LoadTask task) {
        super(task, "STAGE");
        this.task = task;
        this.bundle = task.workload().bundle();
    }

    @Override
    void advance(String phase, long amount) {
        if (phase.equals(COPY)) {
            double share = (double) bytes.addAndGet(amount) / Math.max(1, bundle.rawBytes());
            long reached = Math.round(share * bundle.rows());
            task.recorder().addRows(reached - rows.getAndSet(reached));
        }
    }

    @Override
    void ended(String phase) {
        if (phase.equals(COPY)) {
            task.recorder().committed();
        }
    }
}
