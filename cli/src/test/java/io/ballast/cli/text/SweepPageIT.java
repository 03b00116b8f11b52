package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.ResultFiles;
import io.ballast.bench.result.VariantSummary;
import io.ballast.cli.InProcess;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A real benchmark that tries several connections and batch sizes, and its report, read in Chromium. */
@EnabledIf("io.ballast.cli.text.Browser#expected")
class SweepPageIT {
    @TempDir
    private static Path directory;

    private static Browser browser;
    private static BenchResults results;
    private static Path page;

    @BeforeAll
    static void sweep() throws IOException {
        try (TestDatabase database = TestDatabase.fresh()) {
            Path passwords = directory.resolve("pgpass");
            Files.writeString(passwords, "*:*:*:*:" + database.password() + "\n");
            Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
            String bundle = directory.resolve("small").toString();
            ballast("generate", "users", "--rows", "users=400", "-o", bundle);
            ballast(
                    "bench",
                    bundle,
                    "--db",
                    "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                            + database.name() + "?sslmode=prefer&passfile=" + passwords,
                    "--strategies",
                    "insert-multirow,insert-parallel,copy-binary-parallel,template-clone",
                    "--jobs",
                    "1,2",
                    "--batch-size",
                    "10,1k",
                    "--rows",
                    "1k",
                    "--rounds",
                    "1",
                    "-o",
                    directory.resolve("sweep").toString());
        }
        results = ResultFiles.read(directory.resolve("sweep"));
        page = Files.copy(directory.resolve("sweep/report.html"), directory.resolve("sweep.html"));
        browser = Browser.start();
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void measuresEachSettingThatAStrategyListensTo() {
        assertThat(results.findings().variants().stream()
                        .filter(variant -> !variant.standing().again())
                        .map(variant -> variant.way().variant()))
                .containsExactlyInAnyOrder(
                        "insert-multirow/b10",
                        "insert-multirow/b1000",
                        "insert-parallel/j1/b10",
                        "insert-parallel/j1/b1000",
                        "insert-parallel/j2/b10",
                        "insert-parallel/j2/b1000",
                        "copy-binary-parallel/j1",
                        "copy-binary-parallel/j2",
                        "template-clone");
        assertThat(results.findings().runs()).hasSize(10).allMatch(run -> run.succeeded());
    }

    @Test
    void readsWellAtBothWidthsInBothThemesWithoutANetwork() throws IOException {
        PageChecks.holdsEverywhere(browser, page);
    }

    @Test
    void drawsAndTellsWhatMoreConnectionsBring() {
        browser.open(page, PageChecks.DESKTOP, "light");
        Map<String, List<VariantSummary>> lines = byLine(
                Stream.of("copy-binary-parallel", "insert-parallel"),
                variant -> variant.way().strategy()
                        + (variant.way().batchSize() > 0
                                ? ", batches of " + variant.way().batchSize()
                                : ""));
        assertThat(lines).hasSize(3);
        shows("More connections", lines, variant -> variant.way().jobs());
    }

    @Test
    void drawsAndTellsWhatLargerBatchesBring() {
        browser.open(page, PageChecks.PHONE, "dark");
        Map<String, List<VariantSummary>> lines = byLine(
                Stream.of("insert-multirow", "insert-parallel"),
                variant ->
                        variant.way().strategy() + (variant.way().jobs() == 1 ? ", 1 connection" : ", 2 connections"));
        assertThat(lines).hasSize(3);
        shows("Larger batches", lines, variant -> variant.way().batchSize());
    }

    @Test
    void chartsEachStrategyOnceAndListsAllSettings() {
        browser.open(page, PageChecks.DESKTOP, "light");
        assertThat(browser.texts("return echarts.getInstanceByDom(document.querySelector('.plot')).getOption()"
                        + ".series.filter(s => s.type === 'scatter' && !s.silent).flatMap(s => s.data).map(d => d[0])"))
                .map(Double::valueOf)
                .containsExactlyInAnyOrderElementsOf(quickest());
        assertThat(browser.texts("return Array.from(document.querySelector('table tbody').rows, r => r.cells[3]"
                        + ".dataset.value)"))
                .map(Double::valueOf)
                .containsExactlyElementsOf(results.findings().variants().stream()
                        .filter(variant -> !variant.standing().again())
                        .map(variant -> variant.speed().rowsPerSecond())
                        .toList());
    }

    @Test
    void drawsNoTimelineOfRowsThatDoNotComeOneByOne() {
        browser.open(page, PageChecks.DESKTOP, "light");
        assertThat(browser.texts(
                        "return Array.from(document.querySelectorAll('.charts.several h4'), h => h.textContent)"))
                .hasSize(3)
                .noneMatch(name -> name.startsWith("template-clone"));
    }

    private static List<Double> quickest() {
        return results.findings().variants().stream()
                .filter(variant -> !variant.standing().again())
                .collect(Collectors.toMap(
                        variant -> variant.way().strategy(),
                        variant -> Objects.requireNonNull(variant.speed().rowsPerSecond()),
                        Math::max))
                .values()
                .stream()
                .toList();
    }

    private static Map<String, List<VariantSummary>> byLine(
            Stream<String> strategies, Function<VariantSummary, String> line) {
        List<String> wanted = strategies.toList();
        return results.findings().variants().stream()
                .filter(variant -> !variant.standing().again()
                        && wanted.contains(variant.way().strategy()))
                .collect(Collectors.groupingBy(line));
    }

    /** Holds the figure's lines, and the rows of its table, against the results. */
    private static void shows(
            String figure, Map<String, List<VariantSummary>> lines, Function<VariantSummary, Integer> setting) {
        List<String> listed = points(lines, setting);
        List<String> drawn = points(quickest(lines), setting);
        String find = "const figure = Array.from(document.querySelectorAll('figure'))"
                + ".find(f => f.querySelector('h3').textContent === arguments[0]);";
        assertThat(browser.texts(
                        find + "return Array.from(figure.querySelectorAll('tbody tr'), r => [r.cells[0].textContent,"
                                + " r.cells[1].dataset.value, r.cells[2].dataset.value].join(' | '))",
                        figure))
                .containsExactlyInAnyOrderElementsOf(listed);
        assertThat(browser.texts(
                        find + "const names = Array.from(figure.querySelectorAll('.legend li'), l => l.textContent);"
                                + "return echarts.getInstanceByDom(figure.querySelector('.plot')).getOption().series"
                                + ".flatMap((s, i) => s.data.map(d => names[i] + ' | ' + d[0] + ' | ' + d[1]))",
                        figure))
                .map(SweepPageIT::asJavaWritesIt)
                .containsExactlyInAnyOrderElementsOf(drawn);
    }

    private static List<String> points(
            Map<String, List<VariantSummary>> lines, Function<VariantSummary, Integer> setting) {
        return lines.entrySet().stream()
                .flatMap(line -> line.getValue().stream()
                        .map(variant -> line.getKey() + " | " + setting.apply(variant) + " | " + rate(variant)))
                .toList();
    }

    /** Of each strategy the line that the quickest of its variants is on. */
    private static Map<String, List<VariantSummary>> quickest(Map<String, List<VariantSummary>> lines) {
        Set<Double> quickest = Set.copyOf(quickest());
        Map<String, List<VariantSummary>> kept = new TreeMap<>(lines);
        kept.values().removeIf(line -> line.stream().noneMatch(variant -> quickest.contains(rate(variant))));
        return kept;
    }

    private static double rate(VariantSummary variant) {
        return Objects.requireNonNull(variant.speed().rowsPerSecond());
    }

    private static String asJavaWritesIt(String point) {
        int last = point.lastIndexOf(' ') + 1;
        return point.substring(0, last) + Double.valueOf(point.substring(last));
    }

    private static void ballast(String... arguments) {
        InProcess result = InProcess.run(directory, Map.of(), arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }
}
