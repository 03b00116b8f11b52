package io.ballast.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlineTest {
    private static final RatioEstimate SAME = new RatioEstimate(1.0, new Interval(0.98, 1.02, 0.95), 9);
    private static final RatioEstimate SLOWER = new RatioEstimate(1.5, new Interval(1.4, 1.6, 0.95), 9);
    private static final RatioEstimate NOISY = new RatioEstimate(1.2, new Interval(0.9, 1.5, 0.95), 9);

    @TempDir
    private Path directory;

    private BenchResults sample;

    @BeforeEach
    void read() throws IOException {
        Path file = directory.resolve("results.json");
        try (InputStream in = Objects.requireNonNull(HeadlineTest.class.getResourceAsStream("sample-results.json"))) {
            Files.copy(in, file);
        }
        sample = ResultFiles.read(file);
    }

    @Test
    void namesTheQuickestAndEndsWithTheNoise() {
        List<String> headline = headline(NoiseGate.of("ballast/j2", SAME));
        assertThat(headline.get(0)).startsWith("ballast/j2 is the quickest to usable tables: ");
        assertThat(headline.get(headline.size() - 1))
                .isEqualTo(
                        "ballast/j2 against itself: ratio 1.000 (0.980 – 1.020); differences below 3 % may be noise.");
    }

    @Test
    void namesNobodyWhereTheNoiseIsAsLarge() {
        assertThat(headline(NoiseGate.of("ballast/j2", NOISY)))
                .containsExactly(
                        "No strategy is called the quickest. ballast/j2 against itself: ratio 1.200 (0.900 – 1.500),"
                                + " beyond the limit of 1.10: too noisy, differences of this size mean nothing.");
    }

    @Test
    void callsNobodyTheQuickestWhereTheNextIsNoSlower() {
        List<String> headline =
                Headline.of(sample.findings().variants(), NoiseGate.of("ballast/j2", SAME), (first, second) -> SAME);
        assertThat(headline.get(0)).startsWith("ballast/j2 made the most rows per second in these runs: ");
        assertThat(headline.get(1)).contains(" cannot be distinguished from it: ");
    }

    @Test
    void saysThatTheNoiseIsNotKnown() {
        List<String> headline = headline(null);
        assertThat(headline.get(0)).startsWith("ballast/j2 was the quickest of these runs to usable tables: ");
        assertThat(headline.get(headline.size() - 1)).startsWith("How noisy the machine was is not known");
    }

    @Test
    void explainsTheDurabilityOfWhatRan() {
        assertThat(DurabilityText.of(sample.findings().variants()))
                .containsExactly(
                        "Durability \"durable\": once the tables are usable, a crash of the server or the machine"
                                + " loses none of their rows.");
    }

    private List<String> headline(@Nullable NoiseGate noise) {
        return Headline.of(sample.findings().variants(), noise, (first, second) -> SLOWER);
    }
}
