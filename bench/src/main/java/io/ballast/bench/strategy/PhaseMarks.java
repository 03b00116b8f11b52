package io.ballast.bench.strategy;

import io.ballast.common.report.Progress;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the progress of a run of the loader into phases. Its phases overlap; here each lasts from the end of the one
 * before to its own end, so that they add up.
 */
class PhaseMarks implements Progress {
    private final LoadTask task;
    private final String opening;
    private boolean opened;
    private volatile @Nullable SQLException failure;

    /**
     * Marks for one run.
     *
     * @param opening what everything before the first phase is called
     */
    PhaseMarks(LoadTask task, String opening) {
        this.task = task;
        this.opening = opening;
    }

    @Override
    public PhaseProgress start(String phase, long total, Unit unit) {
        open();
        return new PhaseProgress() {
            @Override
            public void advance(long amount) {
                PhaseMarks.this.advance(phase, amount);
            }

            @Override
            public void close() {
                end(phase);
                ended(phase);
            }
        };
    }

    /** Work of a phase was done. */
    void advance(String phase, long amount) {}

    /** A phase has ended, and its mark is set. */
    void ended(String phase) {}

    @Override
    public void note(String line) {}

    private synchronized void open() {
        if (!opened) {
            opened = true;
            end(opening);
        }
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
