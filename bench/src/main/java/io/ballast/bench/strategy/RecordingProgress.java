package io.ballast.bench.strategy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.progress.Progress;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a load tells while it works into phases. Phases of a load overlap; here each lasts from the end of the one before
 * to its own end, so that they add up.
 */
final class RecordingProgress implements Progress {
    private static final String COPY = "COPY";

    private final LoadTask task;
    private final Bundle bundle;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private volatile @Nullable SQLException failure;

    RecordingProgress(LoadTask task) {
        this.task = task;
        this.bundle = task.workload().bundle();
    }

    @Override
    public PhaseProgress start(String phase, long total, Unit unit) {
        if (phase.equals(COPY)) {
            end("STAGE");
        }
        return new PhaseProgress() {
            @Override
            public void advance(long amount) {
                if (phase.equals(COPY)) {
                    sent(amount);
                }
            }

            @Override
            public void close() {
                end(phase);
                if (phase.equals(COPY)) {
                    task.recorder().committed();
                }
            }
        };
    }

    @Override
    public void note(String line) {}

    /** Of the bundle's rows as many as of its bytes. */
    private void sent(long amount) {
        double share = (double) bytes.addAndGet(amount) / Math.max(1, bundle.rawBytes());
        long reached = Math.round(share * bundle.rows());
        task.recorder().addRows(reached - rows.getAndSet(reached));
    }

    private void end(String phase) {
        try {
            task.recorder().endPhase(phase, false);
        } catch (SQLException e) {
            failure = e;
        }
    }

    /** Throws what went wrong with the recording, which the load itself does not care about. */
    void rethrow() throws SQLException {
        SQLException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }
}
