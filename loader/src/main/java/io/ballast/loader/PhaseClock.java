package io.ballast.loader;

import io.ballast.common.report.PhaseTiming;
import io.ballast.loader.plan.LoadPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Measures the phases of a load, which overlap. Safe for use by many threads. */
final class PhaseClock {
    private final Map<LoadPhase, Measured> phases = new EnumMap<>(LoadPhase.class);

    /** Does a piece of work of the phase, and measures it. */
    <E extends Exception> void time(LoadPhase phase, Work<E> work) throws E {
        this.<Boolean, E>measure(phase, () -> {
            work.run();
            return true;
        });
    }

    /** As {@link #time}, for work that has a result. */
    <T, E extends Exception> T measure(LoadPhase phase, WorkWithResult<T, E> work) throws E {
        long began = begin(phase);
        try {
            return work.run();
        } finally {
            end(phase, began);
        }
    }

    /** A step of the phase is done; one that another attempt has to do again counts once. */
    synchronized void done(LoadPhase phase, String step, long rows, long bytes) {
        phases.computeIfAbsent(phase, key -> new Measured(System.nanoTime()))
                .steps
                .put(step, new Amount(rows, bytes));
    }

    /** The server has written so much to its write-ahead log in this phase. */
    synchronized void logged(LoadPhase phase, long bytes) {
        phases.computeIfAbsent(phase, key -> new Measured(System.nanoTime())).log(bytes);
    }

    synchronized List<PhaseTiming> timings() {
        List<PhaseTiming> timings = new ArrayList<>();
        phases.forEach((phase, measured) -> timings.add(new PhaseTiming(
                phase.name(),
                measured.sum(Amount::rows),
                measured.sum(Amount::bytes),
                Duration.ofNanos(measured.lastEnd - measured.firstBegin),
                Duration.ofNanos(measured.summedNanos),
                measured.workers,
                measured.walBytes)));
        return timings;
    }

    private synchronized long begin(LoadPhase phase) {
        long now = System.nanoTime();
        Measured measured = phases.computeIfAbsent(phase, key -> new Measured(now));
        measured.running++;
        measured.workers = Math.max(measured.workers, measured.running);
        return now;
    }

    private synchronized void end(LoadPhase phase, long began) {
        Measured measured = phases.computeIfAbsent(phase, key -> new Measured(began));
        measured.running--;
        measured.lastEnd = System.nanoTime();
        measured.summedNanos += measured.lastEnd - began;
    }

    /** A piece of work. */
    interface Work<E extends Exception> {
        void run() throws E;
    }

    /** A piece of work that yields something. */
    interface WorkWithResult<T, E extends Exception> {
        T run() throws E;
    }

    private static final class Measured {
        private final long firstBegin;
        private long lastEnd;
        private long summedNanos;
        private final Map<String, Amount> steps = new HashMap<>();
        private int running;
        private int workers;
        private @Nullable Long walBytes;

        private Measured(long firstBegin) {
            this.firstBegin = firstBegin;
            this.lastEnd = firstBegin;
        }

        private void log(long bytes) {
            walBytes = (walBytes == null ? 0 : walBytes) + bytes;
        }

        private long sum(ToLongFunction<Amount> of) {
            return steps.values().stream().mapToLong(of).sum();
        }
    }

    /** What a step has handled. */
    private record Amount(long rows, long bytes) {}
}
