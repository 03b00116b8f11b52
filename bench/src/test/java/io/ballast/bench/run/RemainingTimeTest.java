package io.ballast.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.bench.plan.Trial;
import io.ballast.bench.plan.Variant;
import io.ballast.bench.strategy.Strategies;
import io.ballast.bench.strategy.Strategy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {
    private static final Variant QUICK = variant("ballast");
    private static final Variant SLOW = variant("copy-csv");

    private final RemainingTime remaining = new RemainingTime();

    @Test
    void knowsNothingBeforeTheFirstRun() {
        assertThat(remaining.inWords(List.of(trial(QUICK)))).isEmpty();
    }

    @Test
    void takesEachForAsLongAsItsVariantTookAndOthersForTheMean() {
        remaining.took(trial(QUICK), Duration.ofSeconds(10));
        remaining.took(trial(QUICK), Duration.ofSeconds(20));
        assertThat(remaining.of(List.of(trial(QUICK), trial(SLOW)))).contains(Duration.ofSeconds(30));
        remaining.took(trial(SLOW), Duration.ofSeconds(270));
        assertThat(remaining.of(List.of(trial(QUICK), trial(SLOW)))).contains(Duration.ofSeconds(285));
        assertThat(remaining.inWords(List.of(trial(QUICK), trial(SLOW)))).isEqualTo("; about 5 min left");
        assertThat(remaining.inWords(List.of(trial(QUICK)))).isEqualTo("; about 15 s left");
    }

    @Test
    void saysNothingAfterTheLastRun() {
        remaining.took(trial(QUICK), Duration.ofSeconds(10));
        assertThat(remaining.inWords(List.of())).isEmpty();
    }

    private static Variant variant(String strategy) {
        return Strategies.all().stream()
                .map(Strategy::traits)
                .filter(traits -> traits.name().equals(strategy))
                .map(traits -> new Variant(traits, 1, 0, 0))
                .findFirst()
                .orElseThrow();
    }

    private static Trial trial(Variant variant) {
        return new Trial(1, 1, variant);
    }
}
