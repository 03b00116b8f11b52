package io.ballast.loader.copy;

import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.Step;
import io.ballast.loader.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands out steps in the order of the plan, each as soon as all it needs is done and nobody holds what it wants alone. Safe for
 * use by many threads.
 */
final class StepQueue {
    private final List<Step> waiting = new ArrayList<>();
    private final Set<StepId> undone = new HashSet<>();
    private final Map<LoadPhase, Integer> undoneOfPhase = new HashMap<>();
    private final Set<String> held = new HashSet<>();
    /** Steps that were taken by workers that may have to give them back. */
    private int onApproval;

    private boolean stopped;

    StepQueue(List<Step> steps) {
        waiting.addAll(steps);
        for (Step step : steps) {
            undone.add(step.id());
            undoneOfPhase.merge(step.phase(), 1, Integer::sum);
        }
        if (undone.size() != steps.size()) {
            throw new IllegalArgumentException("two steps of the plan are the same");
        }
        for (Step step : steps) {
            if (!undone.containsAll(step.needs())) {
                throw new IllegalArgumentException("step \"" + step.name() + "\" needs steps that the plan lacks");
            }
        }
    }

    /** Waits for the next step that may begin; null when none is left, or the queue was stopped. */
    synchronized @Nullable Step take() throws InterruptedException {
        while (!stopped && (!waiting.isEmpty() || onApproval > 0)) {
            @Nullable Step next = firstReady();
            if (next != null) {
                waiting.remove(next);
                held.addAll(next.holds());
                return next;
            }
            wait();
        }
        return null;
    }

    /** As {@link #take}, for a worker that does not know yet whether the step can be done; {@link #keep} or {@link #giveBack} follows. */
    synchronized @Nullable Step takeOnApproval() throws InterruptedException {
        @Nullable Step step = take();
        onApproval += step == null ? 0 : 1;
        return step;
    }

    /** The step that was taken on approval will be done. */
    synchronized void keep() {
        onApproval--;
        notifyAll();
    }

    /** The step that was taken on approval is for others. */
    synchronized void giveBack(Step step) {
        onApproval--;
        held.removeAll(step.holds());
        waiting.add(0, step); // it was the first that could begin
        notifyAll();
    }

    synchronized void done(Step step) {
        undone.remove(step.id());
        held.removeAll(step.holds());
        undoneOfPhase.merge(step.phase(), -1, Integer::sum);
        notifyAll();
    }

    /** No further step is handed out. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Waits until all steps of the phase are done, or the queue was stopped. */
    synchronized void await(LoadPhase phase) throws InterruptedException {
        while (!stopped && undoneOfPhase.getOrDefault(phase, 0) > 0) {
            wait();
        }
    }

    private @Nullable Step firstReady() {
        for (Step step : waiting) {
            if (isReady(step)) {
                return step;
            }
        }
        return null;
    }

    private boolean isReady(Step step) {
        return step.needs().stream().noneMatch(undone::contains)
                && step.holds().stream().noneMatch(held::contains);
    }
}
