package io.ballast.bench.report;

import io.ballast.bench.result.DurabilityText;
import io.ballast.bench.result.Interval;
import io.ballast.bench.result.RatioEstimate;
import io.ballast.bench.result.VariantSummary;
import io.ballast.page.Cell;
import io.ballast.page.Chart;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Figure;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How fast each variant is: medians and intervals on a logarithmic axis. */
final class SpeedSection {
    private SpeedSection() {}

    static Optional<Section> of(Measured measured) {
        if (measured.finished().isEmpty()) {
            return Optional.empty();
        }
        Figure figure = new Figure(
                "Rows per second until usable",
                "The dot is the median of the runs, the bar its interval from order statistics; the axis is logarithmic."
                        + " Colours are durability: only equal ones are ranked against each other."
                        + measured.daggers()
                        + measured.selection(),
                List.of(chart(measured.charted())),
                table(measured.finished()));
        return Optional.of(new Section("How fast", DurabilityText.of(measured.finished()), List.of(figure)));
    }

    private static Chart chart(List<VariantSummary> variants) {
        Map<String, List<Chart.Dot>> byDurability = new LinkedHashMap<>();
        for (int row = 0; row < variants.size(); row++) {
            VariantSummary variant = variants.get(row);
            Double rate = variant.speed().rowsPerSecond();
            Interval interval = variant.speed().rowsPerSecondInterval();
            if (rate != null) {
                byDurability
                        .computeIfAbsent(variant.standing().durability(), label -> new ArrayList<>())
                        .add(new Chart.Dot(
                                row,
                                rate,
                                interval == null ? null : interval.low(),
                                interval == null ? null : interval.high()));
            }
        }
        List<Chart.DotSeries> series = new ArrayList<>();
        byDurability.forEach((label, dots) -> series.add(new Chart.DotSeries(label, dots)));
        return new Chart.Dots(
                "Rows per second of each strategy",
                "rows/s",
                Unit.RATE,
                variants.stream().map(Measured::name).toList(),
                series);
    }

    private static DataTable table(List<VariantSummary> variants) {
        return new DataTable(
                "Rows per second of each strategy",
                DataTable.columns(
                        ">rank",
                        "strategy",
                        "durability",
                        ">rows/s",
                        ">low",
                        ">high",
                        ">usable",
                        ">committed",
                        ">settled",
                        ">× ballast",
                        ">low",
                        ">high",
                        ">rows",
                        ">runs",
                        ">failed"),
                variants.stream().map(SpeedSection::row).toList());
    }

    private static List<Cell> row(VariantSummary variant) {
        Interval interval = variant.speed().rowsPerSecondInterval();
        RatioEstimate ratio = variant.speed().ratioToBallast();
        return List.of(
                Cell.of(variant.standing().rank(), Unit.COUNT),
                Measured.nameCell(variant),
                Cell.text(variant.standing().durability()),
                Cell.of(variant.speed().rowsPerSecond(), Unit.RATE),
                Cell.of(interval == null ? null : interval.low(), Unit.RATE),
                Cell.of(interval == null ? null : interval.high(), Unit.RATE),
                Cell.of(variant.times().usableSeconds(), Unit.SECONDS),
                Cell.of(variant.times().committedSeconds(), Unit.SECONDS),
                Cell.of(variant.times().settledSeconds(), Unit.SECONDS),
                Cell.of(ratio == null ? null : ratio.ratio(), Unit.RATIO),
                Cell.of(ratio == null ? null : ratio.interval().low(), Unit.RATIO),
                Cell.of(ratio == null ? null : ratio.interval().high(), Unit.RATIO),
                Cell.of(variant.tally().rows(), Unit.COUNT),
                Cell.of(variant.tally().succeeded(), Unit.COUNT),
                Cell.of(variant.tally().failed(), Unit.COUNT));
    }
}
