package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.bench.report.ReportPage;
import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.ResultFiles;
import io.ballast.bench.result.VariantSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The report of a benchmark, read in Chromium. */
@EnabledIf("io.ballast.cli.text.Browser#expected")
class ReportPageIT {
    private static final Path SAMPLE = Path.of(
            "..", "bench", "src", "test", "resources", "io", "ballast", "bench", "result", "sample-results.json");

    @TempDir
    private static Path directory;

    private static Browser browser;
    private static BenchResults results;
    private static Path page;

    @BeforeAll
    static void write() throws IOException {
        results = ResultFiles.read(SAMPLE);
        ReportPage.write(directory, results);
        page = directory.resolve("report.html");
        browser = Browser.start();
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void readsWellAtBothWidthsInBothThemesWithoutANetwork() throws IOException {
        PageChecks.holdsEverywhere(browser, page);
    }

    @Test
    void showsTheNumbersOfResultsJson() {
        browser.open(page, PageChecks.DESKTOP, "light");
        String speed = "Rows per second of each strategy";
        assertThat(texts(speed, 1))
                .isEqualTo(finished()
                        .map(variant ->
                                variant.way().variant() + (variant.standing().sampled() ? " †" : ""))
                        .toList());
        assertThat(texts(speed, 2))
                .isEqualTo(finished()
                        .map(variant -> variant.standing().durability())
                        .toList());
        column(speed, 0, variant -> variant.standing().rank());
        column(speed, 3, variant -> variant.speed().rowsPerSecond());
        column(speed, 4, v -> Objects.requireNonNull(v.speed().rowsPerSecondInterval())
                .low());
        column(speed, 5, v -> Objects.requireNonNull(v.speed().rowsPerSecondInterval())
                .high());
        column(speed, 6, variant -> variant.times().usableSeconds());
        column(speed, 7, variant -> variant.times().committedSeconds());
        column(speed, 8, variant -> variant.times().settledSeconds());
        column(speed, 9, v -> Objects.requireNonNull(v.speed().ratioToBallast()).ratio());
        column(speed, 13, variant -> variant.tally().succeeded());
        column(speed, 14, variant -> variant.tally().failed());
        column("Write-ahead log per row", 1, variant -> variant.size().walBytesPerRow());
        column("Processor time, client and server", 3, v -> v.figures().clientCpuSeconds());
        column("Processor time, client and server", 4, v -> v.figures().serverCpuSeconds());
        column("Space on disk per row", 1, variant -> variant.size().tableBytes());
    }

    @Test
    void drawsTheNumbersOfResultsJson() {
        browser.open(page, PageChecks.DESKTOP, "light");
        assertThat(browser.texts("return echarts.getInstanceByDom(document.querySelector('.plot')).getOption()"
                        + ".series.filter(s => s.type === 'scatter' && !s.silent).flatMap(s => s.data).map(d => d[0])"))
                .map(Double::valueOf)
                .containsExactlyInAnyOrderElementsOf(finished()
                        .map(variant -> variant.speed().rowsPerSecond())
                        .toList());
    }

    @Test
    void saysWhatWasFoundAndWhatIsMissing() {
        browser.open(page, PageChecks.PHONE, "dark");
        List<String> verdict =
                browser.texts("return Array.from(document.querySelectorAll('.verdict p'), p => p.textContent)");
        assertThat(verdict).startsWith(results.headline().toArray(String[]::new));
        assertThat(verdict)
                .endsWith("ballast/j2 against itself: ratio 0.996 (0.977 – 1.016);"
                        + " differences below 3 % may be noise.");
        assertThat(texts("Strategies without all of their runs", 2))
                .containsAll(results.findings().notRun().stream()
                        .map(BenchResults.NotRun::reason)
                        .toList())
                .containsAll(results.findings().runs().stream()
                        .flatMap(run -> Stream.ofNullable(run.error()))
                        .toList());
    }

    private static Stream<VariantSummary> finished() {
        return results.findings().variants().stream()
                .filter(variant ->
                        variant.tally().succeeded() > 0 && !variant.standing().again());
    }

    /** Holds a column's exact numbers, and nothing for those that are not known, against the results. */
    private static void column(String caption, int column, Function<VariantSummary, @Nullable Number> figure) {
        List<String> shown = browser.texts(ROWS + ", r => r.cells[arguments[1]].dataset.value || '')", caption, column);
        assertThat(shown)
                .as(caption + ", column " + column)
                .isEqualTo(finished()
                        .map(figure)
                        .map(number -> number == null ? "" : number.toString())
                        .toList());
    }

    private static List<String> texts(String caption, int column) {
        return browser.texts(ROWS + ", r => r.cells[arguments[1]].textContent)", caption, column);
    }

    private static final String ROWS = "return Array.from(Array.from(document.querySelectorAll('table'))"
            + ".find(t => t.caption.textContent === arguments[0]).querySelectorAll('tbody tr')";
}
