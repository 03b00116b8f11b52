package io.ballast.loader;

import io.ballast.common.report.Progress.PhaseProgress;

/** How far one step is, told to its phase. Safe for use by many threads. */
final class StepProgress {
    private final PhaseProgress phase;
    private final long amount;
    private long told;

    /** @param amount what the step adds to its phase, in the phase's unit */
    StepProgress(PhaseProgress phase, long amount) {
        this.phase = phase;
        this.amount = amount;
    }

    /** So much more is done. */
    synchronized void advance(long more) {
        tell(told + more);
    }

    /** This share of the step is done, from 0 to 1; never less than was told before. */
    synchronized void reach(double share) {
        tell((long) (share * amount));
    }

    private void tell(long now) {
        long upTo = Math.min(now, amount);
        if (upTo > told) {
            phase.advance(upTo - told);
            told = upTo;
        }
    }
}
