package io.ballast.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
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

        // Of the 120 s 14 go into preparing; six rounds leave 18 s each. A run of ballast takes 4.2 s, the sample of
        // insert-row
        // 11 s, insert-batch 22 s and more.
        assertThat(plan.variants().stream().map(Variant::label))
                .containsExactly("ballast/j1", "ballast/j2", "ballast/j2/again");
        assertThat(plan.rounds()).isEqualTo(8);
        assertThat(plan.leftOut().get(0).reason())
                .isEqualTo("about 11 s a round, and only 5.1 s of the budget's 18 s a round were left");
        assertThat(plan.estimate()).isBetween(Duration.ofSeconds(110), Duration.ofMinutes(2));
    }

    @Test
    void keepsWhatTheOthersAreComparedWithBeforeAnythingElse() {
        StrategyTraits cheap = traits("copy-csv", false, false, false, 5_000_000);
        BenchOptions options = new BenchOptions(
                List.of(),
                6,
                List.of(1),
                List.of(1),
                OptionalLong.empty(),
                Optional.of(Duration.ofSeconds(14 + 6 * 9)),
                1);

        BenchPlan plan = BenchPlanner.plan(options, List.of(cheap, BALLAST), 1_000_000, Throughput.typical(1_000_000));

        assertThat(plan.variants().stream().map(Variant::label)).containsExactly("ballast/j1", "ballast/j1/again");
        assertThat(plan.leftOut()).extracting(one -> one.variant().label()).containsExactly("copy-csv");
    }

    @Test
    void refusesABudgetThatHoldsNothing() {
        assertThatThrownBy(() -> plan(9, Optional.of(Duration.ofSeconds(30)), 1))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "--budget: there is time for nothing: ballast/j1, the quickest, takes about 39 s (14 s to prepare,"
                                + " 6 rounds of 4.2 s), and 30 s are left. Give more time, or take fewer --rounds.");
    }

    @Test
    void plansLessForAServerThatIsSlower() {
        BenchOptions options = new BenchOptions(
                List.of(),
                9,
                List.of(1, 2),
                List.of(10, 1000),
                OptionalLong.empty(),
                Optional.of(Duration.ofMinutes(2)),
                1);
        Throughput twiceAsSlow = Throughput.measured(1_000_000, 8.2, 0.0001, 1);

        BenchPlan plan = BenchPlanner.plan(options, List.of(ROW, BATCH, BALLAST), 1_000_000, twiceAsSlow);

        assertThat(plan.variants().stream().map(Variant::label)).containsExactly("ballast/j2", "ballast/j2/again");
        assertThat(plan.rounds()).isEqualTo(7);
        assertThat(plan.estimate()).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void countsTheRoundTripsOfSmallBatches() {
        StrategyTraits sampled = traits("insert-batch", true, false, true, 50_000);
        BenchOptions options = new BenchOptions(
                List.of(), 1, List.of(1), List.of(1, 1000), OptionalLong.of(10_000), Optional.empty(), 1);
        Throughput near = Throughput.measured(1_000_000, 4.1, 0.0001, 0.5);
        Throughput far = Throughput.measured(1_000_000, 4.1, 0.0101, 0.5);

        Duration nearby =
                BenchPlanner.plan(options, List.of(sampled), 1_000_000, near).estimate();
        Duration faraway =
                BenchPlanner.plan(options, List.of(sampled), 1_000_000, far).estimate();

        // Ten milliseconds more for each of 10,000 rows, once more for the twin, and for ten batches.
        assertThat(faraway.minus(nearby)).isBetween(Duration.ofMillis(100_050), Duration.ofMillis(200_350));
    }

    @Test
    void samplesNoMoreThanThereIs() {
        BenchOptions options =
                new BenchOptions(List.of(), 1, List.of(1), List.of(1), OptionalLong.of(1_000_000), Optional.empty(), 1);

        BenchPlan plan = BenchPlanner.plan(options, List.of(ROW), 300, Throughput.typical(300));

        assertThat(plan.sampleRows()).isEqualTo(300);
        assertThat(plan.sampled()).isFalse();
    }

    private static BenchPlan plan(int rounds, Optional<Duration> budget, long seed) {
        BenchOptions options = new BenchOptions(
                List.of(), rounds, List.of(1, 2), List.of(10, 1000), OptionalLong.empty(), budget, seed);
        return BenchPlanner.plan(options, List.of(ROW, BATCH, BALLAST), 1_000_000, Throughput.typical(1_000_000));
    }

    private static StrategyTraits traits(String name, boolean slow, boolean parallel, boolean batched, long rate) {
        return new StrategyTraits(name, "", slow, parallel, false, batched, rate);
    }
}
