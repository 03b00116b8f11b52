package io.ballast.cli.console;

import io.ballast.cli.text.ReadableNumbers;
import io.ballast.common.report.Progress.Unit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a phase stands, in words.
 *
 * @param total 0 when it is not known
 */
record PhaseState(Unit unit, long done, long total, Duration elapsed) {
    /** Estimates from less than this are guesses. */
    private static final Duration TRUSTED = Duration.ofSeconds(2);

    /** {@code 1.2M of 5.0M rows}. */
    String amount() {
        String of = total > 0 ? " of " + figure(total) : "";
        return unit == Unit.BYTES ? figure(done) + of : figure(done) + of + " " + noun(total);
    }

    /** {@code 812.0k rows/s}; nothing for steps, which differ too much. */
    String speed() {
        if (unit == Unit.STEPS || elapsed.isZero()) {
            return "";
        }
        long perSecond = ReadableNumbers.perSecond(done, elapsed);
        return unit == Unit.BYTES ? figure(perSecond) + "/s" : figure(perSecond) + " rows/s";
    }

    /** The time that the rest takes at the speed so far; null where nothing can be said. */
    @Nullable
    Duration remaining() {
        if (unit == Unit.STEPS || done <= 0 || total < done || elapsed.compareTo(TRUSTED) < 0) {
            return null;
        }
        return Duration.ofNanos((long) (elapsed.toNanos() * ((double) (total - done) / done)));
    }

    /** From 0 to 1; 0 where the total is not known. */
    double share() {
        return total <= 0 ? 0 : Math.min(1.0, (double) done / total);
    }

    /** From 0 to 100. */
    int percent() {
        return (int) Math.floor(100 * share());
    }

    /** {@code 1.2M rows}: what is done, without what there is. */
    String amountDone() {
        return unit == Unit.BYTES ? figure(done) : figure(done) + " " + noun(done);
    }

    private String noun(long number) {
        return unit == Unit.ROWS ? "rows" : number == 1 ? "step" : "steps";
    }

    private String figure(long amount) {
        return unit == Unit.BYTES ? ReadableNumbers.size(amount) : ReadableNumbers.roughly(amount);
    }
}
