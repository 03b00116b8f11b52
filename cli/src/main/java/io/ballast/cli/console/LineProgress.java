package io.ballast.cli.console;

import io.ballast.cli.text.ReadableNumbers;
import io.ballast.common.report.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Progress as plain lines, for logs and pipes: one every ten seconds for each running phase, and one at its end. */
final class LineProgress implements Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintStream err;
    private final Supplier<Long> nanoClock;
    private final RunOutlook outlook;
    private final Set<Phase> running = ConcurrentHashMap.newKeySet();
    private @Nullable Thread ticker;

    LineProgress(PrintStream err, Supplier<Long> nanoClock) {
        this.err = err;
        this.nanoClock = nanoClock;
        this.outlook = new RunOutlook(nanoClock);
    }

    @Override
    public void expect(Map<String, Long> costs) {
        outlook.expect(costs);
    }

    @Override
    public PhaseProgress start(String phase, long total, Unit unit) {
        Phase started = new Phase(phase, total, unit, nanoClock.get());
        running.add(started);
        startTicker();
        return started;
    }

    @Override
    public void note(String line) {
        err.println(line);
    }

    /** One line for each phase that runs now. */
    void tick() {
        running.forEach(Phase::reach);
        running.forEach(phase -> err.println(phase.line()));
    }

    private synchronized void startTicker() {
        if (ticker == null) {
            ticker = new Thread(this::tickForever, "progress-lines");
            ticker.setDaemon(true);
            ticker.start();
        }
    }

    private void tickForever() {
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                tick();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Phase implements PhaseProgress {
        private final String name;
        private final long total;
        private final Unit unit;
        private final long startNanos;
        private final LongAdder done = new LongAdder();
        private final AtomicBoolean closed = new AtomicBoolean();

        Phase(String name, long total, Unit unit, long startNanos) {
            this.name = name;
            this.total = total;
            this.unit = unit;
            this.startNanos = startNanos;
        }

        @Override
        public void advance(long amount) {
            done.add(amount);
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                running.remove(this);
                outlook.reached(name, 1);
                PhaseState state = state();
                err.println(name + ": " + state.amount() + " in " + ReadableNumbers.time(state.elapsed())
                        + suffix(state.speed()));
            }
        }

        void reach() {
            outlook.reached(name, state().share());
        }

        String line() {
            PhaseState state = state();
            Duration remaining = state.remaining();
            Duration run = outlook.remaining(name);
            return name + ": " + state.amount() + (total > 0 ? " (" + state.percent() + " %)" : "")
                    + suffix(state.speed())
                    + (remaining == null ? "" : ", about " + ReadableNumbers.clock(remaining) + " left")
                    + (run == null ? "" : "; whole run: about " + ReadableNumbers.clock(run) + " left");
        }

        private PhaseState state() {
            return new PhaseState(unit, done.sum(), total, Duration.ofNanos(nanoClock.get() - startNanos));
        }

        private static String suffix(String speed) {
            return speed.isEmpty() ? "" : ", " + speed;
        }
    }
}
