package io.ballast.bench.result;

import io.ballast.bench.stats.Interval;
import io.ballast.bench.stats.RatioEstimate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The summary as a Markdown table, to paste into a pull request. Names come from outside and are escaped. */
final class SummaryMarkdown {
    private SummaryMarkdown() {}

    static String of(BenchResults results) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "# Load strategies: %s, %,d rows, %d rounds\n\n",
                escaped(results.dataset()),
                results.rows(),
                results.rounds()));
        text.append(
                "Seconds until usable: keys, indexes and foreign keys stand, tables are analyzed. Median with its 95 % interval"
                        + " from order statistics;\nratio to `ballast` within the same rounds, per row, with a bootstrap interval."
                        + " A strategy marked † ran on a sample of whole parents.\n\n");
        text.append("| strategy | durability | rows/s | median s | 95 % | ratio | WAL bytes/row | settled s |\n");
        text.append("| --- | --- | --: | --: | :-: | :-: | --: | --: |\n");
        results.variants().forEach(variant -> text.append(row(variant)));
        results.notRun().forEach(notRun -> text.append("| ")
                .append(escaped(notRun.variant()))
                .append(" | not run: ")
                .append(escaped(notRun.reason()))
                .append(" | | | | | | |\n"));
        RatioEstimate noise = results.noise();
        if (noise != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "\nThe same strategy against itself (noise): %.3f [%.3f, %.3f].\n",
                    noise.ratio(),
                    noise.interval().low(),
                    noise.interval().high()));
        }
        return text.toString();
    }

    private static String row(VariantSummary summary) {
        return "| " + escaped(summary.variant()) + (summary.sampled() ? " †" : "") + " | "
                + escaped(summary.durability()) + " | " + number("%,.0f", summary.rowsPerSecond()) + " | "
                + (summary.succeeded() == 0 ? "failed" : number("%.2f", summary.medianUsableSeconds())) + " | "
                + interval(summary.usableInterval()) + " | " + ratio(summary.ratioToBallast()) + " | "
                + number("%.0f", summary.walBytesPerRow()) + " | " + number("%.2f", summary.medianSettledSeconds())
                + " |\n";
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null ? "" : String.format(Locale.ROOT, "%.2f – %.2f", interval.low(), interval.high());
    }

    private static String ratio(@Nullable RatioEstimate ratio) {
        return ratio == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f – %.2f)",
                        ratio.ratio(),
                        ratio.interval().low(),
                        ratio.interval().high());
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]<>()#+!|]", "\\\\$0").replaceAll("\\R", " ");
    }
}
