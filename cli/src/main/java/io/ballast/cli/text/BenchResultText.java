package io.ballast.cli.text;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.DurabilityText;
import io.ballast.bench.result.Interval;
import io.ballast.bench.result.NoiseText;
import io.ballast.bench.result.RatioEstimate;
import io.ballast.bench.result.VariantSummary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a benchmark has found, for people at a terminal; the same as Markdown lies beside the results. */
public final class BenchResultText {
    private BenchResultText() {}

    /**
     * The headline, a row per strategy, and what its words mean.
     *
     * @param width of the lines, as far as single words allow
     */
    public static String text(BenchResults results, int width) {
        StringBuilder text = new StringBuilder();
        text.append(Wrapped.hanging(
                "",
                "Load strategies: " + results.dataset().name() + ", "
                        + ReadableNumbers.count(results.dataset().rows()) + " rows, "
                        + BenchResults.roundsText(results.method().rounds()),
                width));
        results.headline().forEach(sentence -> text.append(Wrapped.hanging("  ", sentence, width)));
        text.append(table(results, width));
        text.append(Wrapped.paragraph(
                "",
                "",
                "Usable: keys, indexes and foreign keys stand, tables are analyzed; the median, and its 95 % interval. Ratio: time"
                        + " for a row, to ballast in the same rounds; above 1 is slower. Ranks are among equal durability.",
                width));
        DurabilityText.of(results.findings().variants()).forEach(line -> text.append(Wrapped.hanging("", line, width)));
        BenchResults.Sample sample = results.dataset().sample();
        if (sample != null) {
            text.append(Wrapped.hanging(
                    "", "+ ran on a sample, and its figures are of that sample: " + sample.statement(), width));
        }
        results.findings()
                .notRun()
                .forEach(one ->
                        text.append(Wrapped.hanging("", "Not run: " + one.variant() + ": " + one.reason(), width)));
        return text.toString();
    }

    private static String table(BenchResults results, int width) {
        boolean ranked = NoiseText.tellsApart(results.findings().noise());
        TextTable table = new TextTable(
                        ">rank",
                        "strategy",
                        ">rows/s",
                        ">usable s",
                        "95 %",
                        "ratio (95 %)",
                        ">committed s",
                        ">settled s",
                        ">WAL bytes/row",
                        "durability")
                .optional("durability", "settled s", "committed s", "WAL bytes/row");
        for (VariantSummary variant : results.findings().variants()) {
            Integer rank = ranked ? variant.standing().rank() : null;
            table.row(
                    rank == null ? "" : rank.toString(),
                    variant.way().variant() + (variant.standing().sampled() ? " +" : ""),
                    number("%,.0f", variant.speed().rowsPerSecond()),
                    variant.tally().succeeded() == 0
                            ? "failed"
                            : number("%.2f", variant.times().usableSeconds()),
                    interval(variant.times().usableInterval()),
                    ratio(variant.speed().ratioToBallast()),
                    number("%.2f", variant.times().committedSeconds()),
                    number("%.2f", variant.times().settledSeconds()),
                    number("%.0f", variant.size().walBytesPerRow()),
                    variant.standing().durability());
        }
        return table.text(width);
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null ? "" : String.format(Locale.ROOT, "%.2f-%.2f", interval.low(), interval.high());
    }

    private static String ratio(@Nullable RatioEstimate ratio) {
        return ratio == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.2f (%.2f-%.2f)",
                        ratio.ratio(),
                        ratio.interval().low(),
                        ratio.interval().high());
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}
