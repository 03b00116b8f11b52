package io.ballast.bench.run;

import io.ballast.bench.result.Clocks;
import io.ballast.bench.result.Run;
import java.util.Locale;

/** A run in one line, for people at the terminal. */
final class RunText {
    private RunText() {}

    static String line(Run run, int rounds) {
        Clocks clocks = run.clocks();
        String begin = "Round " + run.block() + " of " + rounds + ", " + run.variant() + ": ";
        return clocks == null
                ? begin + "failed: " + run.error()
                : begin
                        + String.format(
                                Locale.ROOT,
                                "%.2f s until usable, %,.0f rows/s",
                                clocks.usable(),
                                run.rows() / clocks.usable());
    }
}
