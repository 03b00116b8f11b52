package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.bench.plan.StrategyTraits;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.Interval;
import io.ballast.bench.result.RatioEstimate;
import io.ballast.bench.result.ResultFiles;
import io.ballast.bench.result.VariantSummary;
import io.ballast.bench.strategy.Strategies;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/load-strategies.md tells of the measured run is what the raw results beside it say. */
final class LoadStrategiesDocTest {
    private static final String BASELINE = "ballast/j2";
    private static final String ORIGINAL = "insert-row-autocommit";

    private static List<String> lines;
    private static BenchResults results;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(Repository.ROOT.resolve("docs/load-strategies.md"));
        results = ResultFiles.read(Repository.ROOT.resolve("docs/benchmarks/load-strategies-1M"));
    }

    @Test
    void ranksAsTheResultsDo() {
        assertThat(rows(Pattern.compile("\\| \\d+ \\| `[^`]+`( †)? \\| [\\d,]+ \\|.*")
                        .asMatchPredicate()))
                .isEqualTo(results.findings().variants().stream()
                        .filter(variant -> variant.standing().rank() != null)
                        .map(LoadStrategiesDocTest::row)
                        .toList());
    }

    @Test
    void tellsTheGainOfEachStrategy() {
        double original = rate(ORIGINAL);

        assertThat(rows(line -> line.endsWith(" × |")))
                .hasSize(Strategies.all().size() - 1)
                .allSatisfy(line -> {
                    String[] cells = line.split(" *\\| *", -1);
                    double gain = rate(cells[2].replace("`", "")) / original;
                    assertThat(cells[3]).as(line).isEqualTo(text(gain, "%.1f", "%,.0f", 10) + " ×");
                });
    }

    @Test
    void describesEveryStrategy() {
        assertThat(Strategies.all())
                .extracting(strategy -> strategy.traits())
                .extracting(StrategyTraits::name)
                .allSatisfy(name -> assertThat(rows(line -> line.startsWith("| `") && line.contains("`" + name + "`")))
                        .hasSize(1));
    }

    private static List<String> rows(Predicate<String> wanted) {
        return lines.stream().filter(wanted).toList();
    }

    private static String row(VariantSummary variant) {
        return String.format(
                Locale.ROOT,
                "| %d | `%s`%s | %,.0f | %s | %s | %.2f | %.2f | %.0f | %.2f / %.2f |",
                variant.standing().rank(),
                variant.way().variant(),
                variant.standing().sampled() ? " †" : "",
                variant.speed().rowsPerSecond(),
                usable(variant),
                ratio(variant),
                variant.times().committedSeconds(),
                variant.times().settledSeconds(),
                variant.size().walBytesPerRow(),
                variant.figures().clientCpuSeconds(),
                variant.figures().serverCpuSeconds());
    }

    private static String usable(VariantSummary variant) {
        Interval interval = Objects.requireNonNull(variant.times().usableInterval());
        return String.format(
                Locale.ROOT, "%.2f (%.2f – %.2f)", variant.times().usableSeconds(), interval.low(), interval.high());
    }

    private static String ratio(VariantSummary variant) {
        if (variant.way().variant().equals(BASELINE)) {
            return "1";
        }
        RatioEstimate ratio = Objects.requireNonNull(variant.speed().ratioToBallast());
        String format = ratio.ratio() < 5 ? "%.2f (%.2f – %.2f)" : "%.0f (%.0f – %.0f)";
        return String.format(
                Locale.ROOT,
                format,
                ratio.ratio(),
                ratio.interval().low(),
                ratio.interval().high());
    }

    private static double rate(String strategy) {
        return results.findings().variants().stream()
                .filter(variant -> variant.way().strategy().equals(strategy)
                        && !variant.standing().again())
                .mapToDouble(variant -> Objects.requireNonNull(variant.speed().rowsPerSecond()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(double value, String small, String large, double limit) {
        return String.format(Locale.ROOT, value < limit ? small : large, value);
    }
}
