package io.ballast.bench.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The summary as a Markdown table, to paste into a pull request. Names come from outside and are escaped. */
final class SummaryMarkdown {
    private static final int COLUMNS = 10;

    private SummaryMarkdown() {}

    static String of(BenchResults results) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "# Load strategies: %s, %,d rows, %s\n\n",
                escaped(results.dataset().name()),
                results.dataset().rows(),
                BenchResults.roundsText(results.method().rounds())));
        results.headline()
                .forEach(line -> text.append("- ").append(escaped(line)).append('\n'));
        text.append(
                "\nSeconds until usable: keys, indexes and foreign keys stand, tables are analyzed. Median with its 95 %"
                        + " interval from order statistics;\nratio to `ballast` per row within the same rounds, with a bootstrap"
                        + " interval; above 1 is slower. Ranks are among equal durability.\n");
        BenchResults.Sample sample = results.dataset().sample();
        if (sample != null) {
            text.append("† ran on a sample, and its figures are of that sample: ")
                    .append(escaped(sample.statement()))
                    .append('\n');
        }
        DurabilityText.of(results.findings().variants())
                .forEach(line -> text.append(escaped(line)).append('\n'));
        text.append("\n| rank | strategy | durability | rows/s | usable s | 95 % | ratio | committed s | settled s |"
                + " WAL bytes/row |\n");
        text.append("| --: | --- | --- | --: | --: | :-: | :-: | --: | --: | --: |\n");
        boolean tellsApart = NoiseText.tellsApart(results.findings().noise());
        results.findings().variants().forEach(variant -> text.append(row(variant, tellsApart)));
        results.findings().notRun().forEach(notRun -> text.append("| | ")
                .append(escaped(notRun.variant()))
                .append(" | not run: ")
                .append(escaped(notRun.reason()))
                .append(" |".repeat(COLUMNS - 2))
                .append('\n'));
        return text.toString();
    }

    private static String row(VariantSummary summary, boolean ranked) {
        Integer rank = ranked ? summary.standing().rank() : null;
        return "| " + (rank == null ? "" : rank) + " | " + escaped(summary.way().variant())
                + (summary.standing().sampled() ? " †" : "") + " | "
                + escaped(summary.standing().durability()) + " | "
                + number("%,.0f", summary.speed().rowsPerSecond()) + " | "
                + (summary.tally().succeeded() == 0
                        ? "failed"
                        : number("%.2f", summary.times().usableSeconds())) + " | "
                + interval(summary.times().usableInterval()) + " | "
                + ratio(summary.speed().ratioToBallast()) + " | "
                + number("%.2f", summary.times().committedSeconds()) + " | "
                + number("%.2f", summary.times().settledSeconds()) + " | "
                + number("%.0f", summary.size().walBytesPerRow()) + " |\n";
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
        return text.replaceAll("[\\\\`*_{}\\[\\]<>#|]", "\\\\$0").replaceAll("\\R", " ");
    }
}
