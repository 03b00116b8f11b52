package io.ballast.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class BenchPlannerTest {
    private static final StrategyTraits ROW = traits("insert-row", true, false, false, 5_000);
    private static final StrategyTraits BATCH = traits("insert-batch", false, true, true, 50_000);
    private static final StrategyTraits BALLAST = traits("ballast", false, true, false, 500_000);

    @Test
    void runsEveryVariantOnceInEachBlock() {
        BenchPlan plan = plan(9, Optional.empty(), 1);

        assertThat(plan.trials()).hasSize(9 * plan.variants().size());
        plan.trials().stream()
                .collect(Collectors.groupingBy(Trial::block))
                .values()
                .forEach(block -> assertThat(block.stream().map(Trial::variant))
                        .containsExactlyInAnyOrderElementsOf(plan.variants()));
    }

    @Test
    void sweepsOnlyWhatAStrategyListensTo() {
        assertThat(plan(1, Optional.empty(), 1).variants().stream().map(Variant::label))
                .containsExactly(
                        "insert-row",
                        "insert-batch/j1/b10",
                        "insert-batch/j1/b1000",
                        "insert-batch/j2/b10",
                        "insert-batch/j2/b1000",
                        "ballast/j1",
                        "ballast/j2",
                        "ballast/j2/again");
    }

    @Test
    void shufflesTheSameWayForTheSameSeedOnly() {
        assertThat(plan(9, Optional.empty(), 1).trials())
                .isEqualTo(plan(9, Optional.empty(), 1).trials());
        assertThat(plan(9, Optional.empty(), 2).trials())
                .isNotEqualTo(plan(9, Optional.empty(), 1).trials());
    }

    @Test
    void leavesOutWhatTheBudgetCannotHoldAndSaysWhy() {
        BenchPlan plan = plan(9, Optional.of(Duration.ofMinutes(2)), 1);

        // 1 M rows: 22 s for insert-batch, 4 s for ballast, 12 s for the sample of insert-row; six rounds leave 20 s
        // each.
        assertThat(plan.variants().stream().map(Variant::label))
                .containsExactly("ballast/j1", "ballast/j2", "ballast/j2/again");
        assertThat(plan.rounds()).isEqualTo(9);
        assertThat(plan.leftOut().get(0).reason())
                .isEqualTo("about 12 s a round, and only 8 s of the budget's 20 s a round were left");
        assertThat(plan.estimate()).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void samplesNoMoreThanThereIs() {
        BenchOptions options =
                new BenchOptions(List.of(), 1, List.of(1), List.of(1), OptionalLong.of(1_000_000), Optional.empty(), 1);

        BenchPlan plan = BenchPlanner.plan(options, List.of(ROW), 300);

        assertThat(plan.sampleRows()).isEqualTo(300);
        assertThat(plan.sampled()).isFalse();
    }

    private static BenchPlan plan(int rounds, Optional<Duration> budget, long seed) {
        BenchOptions options = new BenchOptions(
                List.of(), rounds, List.of(1, 2), List.of(10, 1000), OptionalLong.empty(), budget, seed);
        return BenchPlanner.plan(options, List.of(ROW, BATCH, BALLAST), 1_000_000);
    }

    private static StrategyTraits traits(String name, boolean slow, boolean parallel, boolean batched, long rate) {
        return new StrategyTraits(name, "", slow, parallel, batched, rate, List.of());
    }
}
