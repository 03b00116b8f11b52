package io.ballast.loader.copy;

import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.Step;
import io.ballast.loader.plan.StepId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hands out steps in the order of the plan, each as soon as all it needs is done and nobody holds what it wants alone. Safe for
 * use by many threads.
 */
final class StepQueue {
    private final Map<StepId, Waiting> undone = new HashMap<>();
    /** Those that wait for nothing but what others hold. */
    private final NavigableSet<Waiting> ready = new TreeSet<>(Comparator.comparingInt(waiting -> waiting.place));

    private final Map<LoadPhase, Integer> undoneOfPhase = new HashMap<>();
    private final Set<String> held = new HashSet<>();
    /** How many no worker has taken. */
    private int left;
    /** Steps that were taken by workers that may have to give them back. */
    private int onApproval;

    private boolean stopped;

    /** A step that is not done, and those that wait for it. */
    private static final class Waiting {
        private final Step step;
        private final int place;
        private final List<Waiting> followers = new ArrayList<>();
        private int needs;

        Waiting(Step step, int place) {
            this.step = step;
            this.place = place;
            this.needs = step.needs().size();
        }
    }

    StepQueue(List<Step> steps) {
        for (Step step : steps) {
            undone.put(step.id(), new Waiting(step, undone.size()));
            undoneOfPhase.merge(step.phase(), 1, Integer::sum);
        }
        if (undone.size() != steps.size()) {
            throw new IllegalArgumentException("two steps of the plan are the same");
        }
        left = steps.size();
        undone.values().forEach(this::connect);
    }

    private void connect(Waiting waiting) {
        for (StepId need : waiting.step.needs()) {
            Waiting before = undone.get(need);
            if (before == null) {
                throw new IllegalArgumentException(
                        "step \"" + waiting.step.name() + "\" needs steps that the plan lacks");
            }
            before.followers.add(waiting);
        }
        if (waiting.needs == 0) {
            ready.add(waiting);
        }
    }

    /** Waits for the next step that may begin; null when none is left, or the queue was stopped. */
    synchronized @Nullable Step take() throws InterruptedException {
        while (!stopped && (left > 0 || onApproval > 0)) {
            @Nullable Waiting next = firstFree();
            if (next != null) {
                ready.remove(next);
                left--;
                held.addAll(next.step.holds());
                return next.step;
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
        left++;
        held.removeAll(step.holds());
        ready.add(Objects.requireNonNull(undone.get(step.id())));
        notifyAll();
    }

    synchronized void done(Step step) {
        for (Waiting follower : Objects.requireNonNull(undone.remove(step.id())).followers) {
            follower.needs--;
            if (follower.needs == 0) {
                ready.add(follower);
            }
        }
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

    private @Nullable Waiting firstFree() {
        for (Waiting waiting : ready) {
            if (waiting.step.holds().stream().noneMatch(held::contains)) {
                return waiting;
            }
        }
        return null;
    }
}
