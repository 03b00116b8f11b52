package io.ballast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.BenchResults.Conditions;
import io.ballast.bench.result.BenchResults.Dataset;
import io.ballast.bench.result.BenchResults.Findings;
import io.ballast.bench.result.BenchResults.Method;
import io.ballast.bench.result.BenchResults.NotRun;
import io.ballast.bench.result.BenchResults.Timing;
import io.ballast.bench.result.Recorded.Sample;
import io.ballast.page.Page;
import io.ballast.page.Page.Section;
import io.ballast.page.PageHtml;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    @Test
    void saysWhyThereIsNothingToShow() {
        Page page = ReportPage.of(new BenchResults(
                BenchResults.SCHEMA_VERSION,
                new Timing("2026-01-02T03:04:05Z", 12),
                List.of(),
                new Conditions(Map.of(), Map.of(), Map.of(), Map.of()),
                new Dataset("<users>", "ab", 1, 1000, 2048, List.of(), null),
                new Method(1, 3, "3 rounds, decided before the first run"),
                new Findings(
                        null, List.of(), List.of(), List.of(new NotRun("insert-pooled", "no pgbouncer on the PATH")))));
        assertThat(page.verdict())
                .containsExactly(
                        "No strategy finished.",
                        "How noisy the machine was is not known: that takes six rounds in which the same strategy"
                                + " runs twice.");
        assertThat(page.sections())
                .extracting(Section::title)
                .containsExactly("Not run, or failed", "How it was measured");
        assertThat(PageHtml.of(page)).contains("Ways to load &lt;users&gt;").contains("no pgbouncer on the PATH");
    }

    @Test
    void cutsALongTimelineIntoStretchesThatLoseNoRow() {
        List<Sample> timeline = IntStream.rangeClosed(0, 123)
                .mapToObj(i -> new Sample(i / 10.0, i * 70L, i < 60 ? 0L : 2L))
                .toList();
        List<RateSpan> spans = RateSpan.of(timeline);
        assertThat(spans).hasSizeLessThanOrEqualTo(40);
        assertThat(spans).allSatisfy(span -> assertThat(span.rowsPerSecond()).isCloseTo(700, within(1e-6)));
        assertThat(spans.stream()
                        .mapToDouble(span -> span.rowsPerSecond() * (span.to() - span.from()))
                        .sum())
                .isCloseTo(123 * 70, within(1e-6));
        assertThat(spans.stream().mapToLong(RateSpan::checkpoints).sum()).isEqualTo(2);
    }

    @Test
    void hasNoStretchesOfOneLook() {
        assertThat(RateSpan.of(List.of(new Sample(0, 0, null)))).isEmpty();
    }
}
