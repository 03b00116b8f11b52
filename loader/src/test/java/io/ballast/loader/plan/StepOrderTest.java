package io.ballast.loader.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepOrderTest {
    private static final SortMemory MEMORY = new SortMemory(SortMemory.DEFAULT_KIB, false, "for the test");

    @Test
    void beginsWithTheLongestChain() {
        List<Step> steps = List.of(index("long", 50), index("head", 10), after("tail", 45, "head"));

        assertThat(names(StepOrder.of(steps, 1, 0, MEMORY))).containsExactly("head", "long", "tail");
    }

    @Test
    void leavesNoLongStepForTheEnd() {
        List<Step> steps = List.of(index("a", 3), index("b", 3), index("c", 2), index("d", 2), index("e", 2));

        StepGraph graph = new StepGraph(steps);
        int[] found = StepOrder.of(steps, 2, 0, MEMORY).stream()
                .mapToInt(steps::indexOf)
                .toArray();

        assertThat(graph.schedule(new int[] {0, 1, 2, 3, 4}, 2).end())
                .as("the longest first")
                .isEqualTo(7);
        assertThat(graph.schedule(found, 2).end()).isEqualTo(6);
    }

    @Test
    void neverTakesLongerThanTheLongestChainFirst() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            List<Step> steps = randomSteps(random, 2 + random.nextInt(20));
            int jobs = 1 + random.nextInt(5);
            StepGraph graph = new StepGraph(steps);
            long[] chains = graph.chains();
            int[] byChain = IntStream.range(0, steps.size())
                    .boxed()
                    .sorted((left, right) -> Long.compare(chains[right], chains[left]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            List<Step> ordered = StepOrder.of(steps, jobs, 0, MEMORY);

            assertThat(ordered).containsExactlyInAnyOrderElementsOf(steps);
            assertThat(graph.schedule(ordered.stream().mapToInt(steps::indexOf).toArray(), jobs)
                            .end())
                    .isLessThanOrEqualTo(graph.schedule(byChain, jobs).end());
        }
    }

    @Test
    void givesABuildTheConnectionsThatItLeavesIdle() {
        assertThat(workers(List.of(index("one", 9)), 4, 8)).containsExactly("3");
        assertThat(workers(List.of(index("one", 9)), 4, 2)).containsExactly("2");
        assertThat(workers(List.of(index("one", 9)), 4, 0)).containsExactly("");
        assertThat(workers(List.of(index("a", 9), index("b", 9), index("c", 9)), 2, 2))
                .containsExactly("", "", "1");
        assertThat(workers(List.of(index("a", 9), index("b", 9), index("c", 9)), 1, 2))
                .containsExactly("", "", "");
        // For a third of the build the other connection has nothing to do: not worth a worker.
        assertThat(workers(List.of(index("a", 6), index("b", 9)), 2, 2)).containsExactly("", "");
    }

    @Test
    void workersShareTheBuildsMemory() {
        List<Step> one = List.of(index("one", 9));
        assertThat(((SqlStep) StepOrder.of(one, 4, 8, MEMORY).get(0)).sql())
                .containsExactly(
                        "SET LOCAL max_parallel_maintenance_workers = 3",
                        "SET LOCAL maintenance_work_mem = '131072kB'");
        assertThat(((SqlStep) StepOrder.of(one, 4, 8, new SortMemory(65_536, true, ""))
                                .get(0))
                        .sql())
                .as("as the user wants it")
                .contains("SET LOCAL maintenance_work_mem = '65536kB'");
    }

    @Test
    void refusesPlansThatCannotBeCarriedOut() {
        assertThatThrownBy(() -> StepOrder.of(List.of(after("a", 1, "b")), 2, 0, MEMORY))
                .hasMessage("step \"index a\" needs \"index b\", which the plan does not have");
    }

    private static List<String> workers(List<Step> steps, int jobs, int maxWorkers) {
        return StepOrder.of(steps, jobs, maxWorkers, MEMORY).stream()
                .map(step -> ((SqlStep) step)
                        .sql().stream()
                                .findFirst()
                                .orElse("")
                                .replace("SET LOCAL max_parallel_maintenance_workers = ", ""))
                .toList();
    }

    private static List<Step> randomSteps(SplittableRandom random, int size) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Set<String> needs = i > 0 && random.nextBoolean() ? Set.of("s" + random.nextInt(i)) : Set.of();
            Set<String> holds = random.nextInt(3) == 0 ? Set.of("t" + random.nextInt(2)) : Set.of();
            steps.add(step("s" + i, random.nextInt(100), needs, holds));
        }
        return steps;
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(step -> step.id().subject()).toList();
    }

    private static Step index(String name, long cost) {
        return step(name, cost, Set.of(), Set.of());
    }

    private static Step after(String name, long cost, String... needs) {
        return step(name, cost, Set.of(needs), Set.of());
    }

    private static Step step(String name, long cost, Set<String> needs, Set<String> holds) {
        return new SqlStep(
                id(name),
                LoadPhase.INDEX,
                "t",
                List.of(),
                new SqlStep.Indexes(Set.of(name)),
                needs.stream().map(StepOrderTest::id).collect(Collectors.toSet()),
                holds,
                cost);
    }

    private static StepId id(String name) {
        return new StepId(StepId.Kind.INDEX, name);
    }
}
