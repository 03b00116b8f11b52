package io.ballast.loader.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.SqlStep;
import io.ballast.loader.plan.Step;
import io.ballast.loader.plan.StepId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StepQueueTest {
    @Test
    void handsOutTheFirstOfThePlanThatMayBegin() throws InterruptedException {
        Step tail = step("tail", Set.of("head"), Set.of(), 45);
        Step head = step("head", Set.of(), Set.of(), 10);
        Step last = step("last", Set.of(), Set.of(), 50);
        StepQueue queue = new StepQueue(List.of(tail, head, last));

        assertThat(queue.take()).isEqualTo(head);
        assertThat(queue.take()).isEqualTo(last);
        queue.done(head);
        assertThat(queue.take()).isEqualTo(tail);
    }

    @Test
    void holdsBackWhatNeedsAHeldTable() throws InterruptedException {
        Step first = step("first", Set.of(), Set.of("users"), 9);
        Step second = step("second", Set.of(), Set.of("users"), 8);
        Step other = step("other", Set.of(), Set.of("emails"), 1);
        StepQueue queue = new StepQueue(List.of(first, second, other));

        assertThat(queue.take()).isEqualTo(first);
        assertThat(queue.take()).isEqualTo(other);
        queue.done(first);
        assertThat(queue.take()).isEqualTo(second);
    }

    @Test
    void endsWhenAllIsTakenOrWhenStopped() throws InterruptedException {
        StepQueue queue = new StepQueue(List.of(step("one", Set.of(), Set.of(), 1)));
        queue.take();
        assertThat(queue.take()).isNull();

        StepQueue stopped = new StepQueue(List.of(step("one", Set.of(), Set.of(), 1)));
        stopped.stop();
        assertThat(stopped.take()).isNull();
        stopped.await(LoadPhase.INDEX);
    }

    @Test
    void aStepThatIsGivenBackIsForOthersWhoWaitForIt() throws Exception {
        StepQueue queue = new StepQueue(List.of(step("one", Set.of(), Set.of("users"), 1)));
        Step step = Objects.requireNonNull(queue.takeOnApproval());
        CompletableFuture<Step> other = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                other.complete(queue.take());
            } catch (InterruptedException e) {
                other.completeExceptionally(e);
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) { // a queue that is done would have let it go
            Thread.onSpinWait();
        }

        queue.giveBack(step);

        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(step);
        assertThat(queue.take()).isNull();
    }

    @Test
    void refusesPlansThatCannotBeCarriedOut() {
        assertThatThrownBy(() -> new StepQueue(List.of(step("a", Set.of("b"), Set.of(), 1))))
                .hasMessage("step \"index a\" needs steps that the plan lacks");
        assertThatThrownBy(() ->
                        new StepQueue(List.of(step("a", Set.of(), Set.of(), 1), step("a", Set.of(), Set.of(), 2))))
                .hasMessage("two steps of the plan are the same");
    }

    @Test
    void handsOutEveryStepOnceAfterItsNeedsAndAlone() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(7);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Set<String> needs = i == 0 ? Set.of() : Set.of("s" + random.nextInt(i));
            steps.add(step(
                    "s" + i,
                    random.nextBoolean() ? needs : Set.of(),
                    Set.of("t" + random.nextInt(5)),
                    random.nextInt(100)));
        }
        StepQueue queue = new StepQueue(steps);
        List<String> violations = Collections.synchronizedList(new ArrayList<>());
        Set<StepId> done = ConcurrentHashMap.newKeySet();
        Set<String> held = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                try {
                    for (Step step = queue.take(); step != null; step = queue.take()) {
                        if (!done.containsAll(step.needs())) {
                            violations.add(step.name() + " began before its needs");
                        }
                        if (!held.add(step.holds().iterator().next())) {
                            violations.add(step.name() + " was not alone");
                        }
                        Thread.onSpinWait();
                        held.removeAll(step.holds());
                        if (!done.add(step.id())) {
                            violations.add(step.name() + " came twice");
                        }
                        queue.done(step);
                    }
                } catch (InterruptedException e) {
                    violations.add(e.toString());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(violations).isEmpty();
        assertThat(done).hasSize(200);
    }

    private static Step step(String name, Set<String> needs, Set<String> holds, long cost) {
        return new SqlStep(
                id(name),
                LoadPhase.INDEX,
                "t",
                List.of(),
                new SqlStep.Statistics(),
                needs.stream().map(StepQueueTest::id).collect(Collectors.toSet()),
                holds,
                cost);
    }

    private static StepId id(String name) {
        return new StepId(StepId.Kind.INDEX, name);
    }
}
