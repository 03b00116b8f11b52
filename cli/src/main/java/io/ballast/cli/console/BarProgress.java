package io.ballast.cli.console;

import io.ballast.common.report.Progress;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress as bars on a terminal, one line per phase; phases may run in parallel. */
final class BarProgress implements Progress {
    private static final int UPDATE_MILLIS = 100;

    private final PrintStream err;
    private final Charset charset;
    private final int width;
    private final RunOutlook outlook = new RunOutlook(System::nanoTime);
    /** Bars draw from a thread of the library, notes from any; both move the cursor. */
    private final Object cursor = new Object();

    BarProgress(PrintStream err, Charset charset) {
        this.err = err;
        this.charset = charset;
        // Asking costs a process on some systems: once is enough.
        this.width = new ConsoleProgressBarConsumer(err).getMaxRenderedLength();
    }

    @Override
    public void announce(String line) {
        note(line);
    }

    @Override
    public void expect(Map<String, Long> costs) {
        outlook.expect(costs);
    }

    @Override
    public PhaseProgress start(String phase, long total, Unit unit) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(phase)
                .setInitialMax(Math.max(total, 0))
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .continuousUpdate()
                .setRenderer(new BarRenderer(unit, total > 0, charset, outlook))
                .setConsumer(new Line())
                .build();
        return new PhaseProgress() {
            @Override
            public void advance(long amount) {
                bar.stepBy(amount);
            }

            @Override
            public void close() {
                bar.close();
                outlook.reached(phase, 1);
            }
        };
    }

    /** A line of its own under the bars, which keep their places above it. */
    @Override
    public void note(String line) {
        try (Line place = new Line()) {
            place.accept(line);
        }
    }

    /** A line of the terminal that can be drawn again while others are added below. */
    private final class Line extends InteractiveConsoleProgressBarConsumer {
        Line() {
            super(err, width);
        }

        @Override
        public void accept(String text) {
            synchronized (cursor) {
                super.accept(text);
            }
        }
    }
}
