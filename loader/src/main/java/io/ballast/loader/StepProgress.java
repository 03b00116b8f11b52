package io.ballast.loader;

import io.ballast.common.report.Progress.PhaseProgress;

/** How far one step is, reported to its phase. Safe for use by many threads. */
final class StepProgress {
    private final PhaseProgress phase;
    /** Negative where it is not known. */
    private final long amount;

    private long reported;

    /** @param amount what the step adds to its phase, in the phase's unit */
    StepProgress(PhaseProgress phase, long amount) {
        this.phase = phase;
        this.amount = amount;
    }

    static StepProgress ofUnknownAmount(PhaseProgress phase) {
        return new StepProgress(phase, -1);
    }

    /** So much more is done. */
    synchronized void advance(long more) {
        report(reported + more);
    }

    /** This share of the step is done, from 0 to 1; never less than was reported before. */
    synchronized void reach(double share) {
        report((long) (share * Math.max(0, amount)));
    }

    private void report(long now) {
        long upTo = amount < 0 ? now : Math.min(now, amount);
        if (upTo > reported) {
            phase.advance(upTo - reported);
            reported = upTo;
        }
    }
}
