package io.ballast.spark;

import io.ballast.common.report.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Progress as plain lines among the log of a driver: one for each tenth of a phase. */
record DriverProgress(PrintStream out) implements Progress {
    private static final int STEPS = 10;

    @Override
    public PhaseProgress start(String phase, long total, Unit unit) {
        return new Lines(out, phase, total, unit, new AtomicLong());
    }

    @Override
    public void note(String line) {
        out.println(line);
    }

    private record Lines(PrintStream out, String phase, long total, Unit unit, AtomicLong done)
            implements PhaseProgress {
        @Override
        public void advance(long amount) {
            long before = done.getAndAdd(amount);
            if (total > 0 && tenth(before) < tenth(before + amount)) {
                out.println(String.format(
                        Locale.ROOT, "%s: %,d of %,d %s", word(phase), before + amount, total, word(unit.name())));
            }
        }

        private static String word(String constant) {
            return constant.toLowerCase(Locale.ROOT);
        }

        private long tenth(long rows) {
            return (long) ((double) rows / total * STEPS);
        }

        @Override
        public void close() {
            // the last line has said it
        }
    }
}
