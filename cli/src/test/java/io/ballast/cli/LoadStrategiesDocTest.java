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
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/load-strategies.md to what the strategies say of themselves, and to the raw results beside it. After a change of a
 * strategy write its table anew: {@code mvn -pl cli -am test -Dtest=LoadStrategiesDocTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dballast.writeReference=true}.
 */
final class LoadStrategiesDocTest {
    private static final String BASELINE = "ballast/j2";
    private static final String SLOWEST = "insert-row-autocommit";
    private static final Path FILE = Repository.ROOT.resolve("docs/load-strategies.md");
    private static final String HEADER =
            "| strategy | what it does | loads | tried with |\n| --- | --- | --- | --- |\n";
    private static final Pattern TABLE = Pattern.compile(Pattern.quote(HEADER) + "(\\|[^\n]*\n)*");

    private static List<String> lines;
    private static BenchResults results;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(FILE);
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
    void statesTheGainOfEachStrategyThatWasMeasured() {
        double slowest = rate(SLOWEST);

        assertThat(rows(line -> line.endsWith(" × |")))
                .containsExactlyElementsOf(results.findings().variants().stream()
                        .filter(variant -> !variant.standing().again()
                                && !variant.way().strategy().equals(SLOWEST))
                        .map(variant -> variant.way().strategy())
                        .map(name ->
                                String.format("| `%s` | %s × |", name, text(rate(name) / slowest, "%.1f", "%,.0f", 10)))
                        .toList());
    }

    @Test
    void describesEveryStrategyInItsOwnWords() throws IOException {
        String table = Strategies.all().stream()
                .map(strategy -> description(strategy.traits()))
                .collect(Collectors.joining("", HEADER, ""));
        String page = Files.readString(FILE);
        if (Boolean.getBoolean("ballast.writeReference")) {
            page = TABLE.matcher(page).replaceFirst(Matcher.quoteReplacement(table));
            Files.writeString(FILE, page);
        }

        assertThat(page)
                .as("docs/load-strategies.md; write its table anew as the comment of this test says")
                .contains(table + "\n");
    }

    private static String description(StrategyTraits traits) {
        String options = Stream.of(traits.parallel() ? "`--jobs`" : "", traits.batched() ? "`--batch-size`" : "")
                .filter(option -> !option.isEmpty())
                .collect(Collectors.joining(", "));
        return "| `" + traits.name() + "` | " + traits.description() + " | "
                + (traits.slow() ? "a sample" : "the bundle") + " | " + (options.isEmpty() ? "" : options + " ")
                + "|\n";
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
