package io.ballast.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private static final BenchResults SAMPLE = sample();

    @Test
    void seesNoDifferenceInTheSame() {
        Comparison comparison = Comparison.of(SAMPLE, SAMPLE);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.onlyInFirst()).isEmpty();
        assertThat(comparison.onlyInSecond()).isEmpty();
        assertThat(comparison.variants()).hasSize(8).allSatisfy(compared -> {
            assertThat(compared.change().ratio()).isCloseTo(1, within(1e-12));
            assertThat(compared.change().interval().contains(1)).isTrue();
            assertThat(compared.slowerThan(0)).isFalse();
        });
    }

    @Test
    void seesWhatHasBecomeSlower() {
        Comparison comparison = Comparison.of(SAMPLE, slowed("copy-csv", 1.2));

        assertThat(comparison.variants().stream()
                        .filter(compared -> compared.slowerThan(0.1))
                        .map(Comparison.Compared::variant))
                .containsExactly("copy-csv");
        assertThat(comparison.variants().stream().filter(compared -> compared.slowerThan(0.25)))
                .isEmpty();
        assertThat(comparison.variants().stream()
                        .filter(compared -> compared.variant().equals("copy-csv"))
                        .map(compared -> compared.change().ratio()))
                .singleElement()
                .satisfies(ratio -> assertThat(ratio).isCloseTo(1.2, within(1e-9)));
    }

    @Test
    void aChangeWithinTheNoiseIsNotSlower() {
        assertThat(Comparison.of(SAMPLE, slowed("copy-csv", 1.001)).variants())
                .noneMatch(compared -> compared.slowerThan(0));
    }

    @Test
    void namesWhatIsNotEqual() {
        Map<String, String> settings = new TreeMap<>(SAMPLE.conditions().settings());
        settings.put("wal_level", "replica");
        settings.remove("checkpoint_timeout");

        assertThat(Comparison.of(SAMPLE, with(settings, SAMPLE.findings().runs()))
                        .differences())
                .containsExactly(
                        "setting checkpoint_timeout: 30min against not set",
                        "setting wal_level: minimal against replica");
    }

    @Test
    void namesWhatOnlyOneHas() {
        List<Run> fewer = SAMPLE.findings().runs().stream()
                .filter(run -> !run.variant().equals("copy-unlogged"))
                .toList();

        assertThat(Comparison.of(SAMPLE, with(SAMPLE.conditions().settings(), fewer))
                        .onlyInFirst())
                .containsExactly("copy-unlogged");
        assertThat(Comparison.of(with(SAMPLE.conditions().settings(), fewer), SAMPLE)
                        .onlyInSecond())
                .containsExactly("copy-unlogged");
    }

    private static BenchResults slowed(String variant, double factor) {
        List<Run> runs = SAMPLE.findings().runs().stream()
                .map(run -> run.variant().equals(variant) ? slowed(run, factor) : run)
                .toList();
        return with(SAMPLE.conditions().settings(), runs);
    }

    private static Run slowed(Run run, double factor) {
        Clocks clocks = Objects.requireNonNull(run.clocks());
        return new Run(
                run.variant(),
                run.block(),
                run.position(),
                run.rows(),
                new Clocks(clocks.committed(), clocks.usable() * factor, clocks.usable() * 2),
                run.phases(),
                run.recorded(),
                null);
    }

    private static BenchResults with(Map<String, String> settings, List<Run> runs) {
        BenchResults.Conditions before = SAMPLE.conditions();
        BenchResults.Findings found = SAMPLE.findings();
        return new BenchResults(
                SAMPLE.schemaVersion(),
                SAMPLE.timing(),
                SAMPLE.headline(),
                new BenchResults.Conditions(before.environment(), before.software(), settings, before.sources()),
                SAMPLE.dataset(),
                SAMPLE.method(),
                new BenchResults.Findings(found.noise(), found.variants(), runs, found.notRun()));
    }

    private static BenchResults sample() {
        try {
            return ResultFiles.read(Path.of(Objects.requireNonNull(
                            ComparisonTest.class.getResource("/io/ballast/bench/result/sample-results.json"))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
