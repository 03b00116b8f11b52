package io.ballast.loader;

import io.ballast.common.progress.Progress;
import io.ballast.common.progress.Progress.PhaseProgress;
import io.ballast.common.progress.Progress.Unit;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.Step;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells the progress of each phase from the first of its steps to the last. Safe for use by many threads. */
final class PhaseBoard implements AutoCloseable {
    private final Progress progress;
    private final LoadPlan plan;
    private final Map<LoadPhase, PhaseProgress> running = new EnumMap<>(LoadPhase.class);
    private final Map<LoadPhase, Integer> remaining = new EnumMap<>(LoadPhase.class);

    PhaseBoard(Progress progress, LoadPlan plan) {
        this.progress = progress;
        this.plan = plan;
        plan.steps().forEach(step -> remaining.merge(step.phase(), 1, Integer::sum));
    }

    /** A step of the phase begins. */
    synchronized PhaseProgress begin(LoadPhase phase) {
        return running.computeIfAbsent(phase, this::start);
    }

    /** A step of the phase has ended; COPY advances by bytes as they go, the others by steps. */
    synchronized void end(LoadPhase phase) {
        PhaseProgress phaseProgress = begin(phase);
        if (phase != LoadPhase.COPY) {
            phaseProgress.advance(1);
        }
        if (remaining.merge(phase, -1, Integer::sum) == 0) {
            phaseProgress.close();
            running.remove(phase);
        }
    }

    @Override
    public synchronized void close() {
        running.values().forEach(PhaseProgress::close);
        running.clear();
    }

    private PhaseProgress start(LoadPhase phase) {
        List<Step> steps = plan.steps(phase);
        if (phase != LoadPhase.COPY) {
            return progress.start(phase.name(), steps.size(), Unit.STEPS);
        }
        long bytes = steps.stream()
                .flatMap(step -> ((CopyStep) step).shards().stream())
                .mapToLong(shard -> shard.rawBytes())
                .sum();
        return progress.start(phase.name(), bytes, Unit.BYTES);
    }
}
