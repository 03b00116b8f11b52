package io.ballast.bench.report;

import io.ballast.bench.result.VariantSummary;
import io.ballast.page.Cell;
import io.ballast.page.Chart;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Figure;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a row costs: bytes of the write-ahead log, processor time of both sides, and space on disk. */
final class CostSection {
    private static final double PER_ROWS = 1e6;

    private CostSection() {}

    static Optional<Section> of(Measured measured) {
        List<Figure> figures = new ArrayList<>();
        wal(measured).ifPresent(figures::add);
        cpu(measured).ifPresent(figures::add);
        space(measured).ifPresent(figures::add);
        return figures.isEmpty() ? Optional.empty() : Optional.of(new Section("What it costs", List.of(), figures));
    }

    private static Optional<Figure> wal(Measured measured) {
        List<VariantSummary> variants = with(measured, variant -> variant.size().walBytesPerRow());
        return figure(
                measured,
                variants,
                "Write-ahead log per row",
                "Bytes that the server wrote to its log until usable, of the whole server.",
                charted -> new Chart.Bars(
                        "Bytes of write-ahead log for each row",
                        "bytes per row",
                        Unit.BYTES,
                        false,
                        names(charted),
                        List.of(new Chart.BarSeries(
                                "WAL", values(charted, variant -> variant.size().walBytesPerRow())))),
                DataTable.columns("strategy", ">per row", ">in all", ">full-page images", ">requested checkpoints"),
                variant -> List.of(
                        Measured.nameCell(variant),
                        Cell.of(variant.size().walBytesPerRow(), Unit.BYTES),
                        Cell.of(variant.figures().walBytes(), Unit.BYTES),
                        Cell.of(variant.figures().fullPageImages(), Unit.COUNT),
                        Cell.of(variant.figures().requestedCheckpoints(), Unit.COUNT)));
    }

    private static Optional<Figure> cpu(Measured measured) {
        List<VariantSummary> variants = measured.finished().stream()
                .filter(variant -> client(variant) != null || server(variant) != null)
                .toList();
        return figure(
                measured,
                variants,
                "Processor time, client and server",
                "For a million rows, until usable; the axis is logarithmic.",
                charted -> new Chart.Dots(
                        "Processor time for a million rows, client and server",
                        "for a million rows",
                        Unit.SECONDS,
                        names(charted),
                        List.of(
                                new Chart.DotSeries("client", dots(charted, CostSection::client)),
                                new Chart.DotSeries("server", dots(charted, CostSection::server)))),
                DataTable.columns(
                        "strategy",
                        ">client, a million rows",
                        ">server, a million rows",
                        ">client",
                        ">server",
                        ">rows"),
                variant -> List.of(
                        Measured.nameCell(variant),
                        Cell.of(client(variant), Unit.SECONDS),
                        Cell.of(server(variant), Unit.SECONDS),
                        Cell.of(variant.figures().clientCpuSeconds(), Unit.SECONDS),
                        Cell.of(variant.figures().serverCpuSeconds(), Unit.SECONDS),
                        Cell.of(variant.tally().rows(), Unit.COUNT)));
    }

    private static Optional<Figure> space(Measured measured) {
        List<VariantSummary> variants = measured.finished().stream()
                .filter(variant ->
                        variant.size().tableBytes() != null && variant.size().indexBytes() != null)
                .toList();
        return figure(
                measured,
                variants,
                "Space on disk per row",
                "Tables and indexes when they are usable: indexes filled row by row are larger than those built at once.",
                charted -> new Chart.Bars(
                        "Bytes on disk for each row, tables and indexes",
                        "bytes per row",
                        Unit.BYTES,
                        true,
                        names(charted),
                        List.of(
                                new Chart.BarSeries(
                                        "tables",
                                        values(charted, v -> perRow(v, v.size().tableBytes()))),
                                new Chart.BarSeries(
                                        "indexes",
                                        values(charted, v -> perRow(v, v.size().indexBytes()))))),
                DataTable.columns("strategy", ">tables", ">indexes", ">temporary files", ">rows"),
                variant -> List.of(
                        Measured.nameCell(variant),
                        Cell.of(variant.size().tableBytes(), Unit.BYTES),
                        Cell.of(variant.size().indexBytes(), Unit.BYTES),
                        Cell.of(variant.figures().tempBytes(), Unit.BYTES),
                        Cell.of(variant.tally().rows(), Unit.COUNT)));
    }

    private static Optional<Figure> figure(
            Measured measured,
            List<VariantSummary> variants,
            String title,
            String note,
            Function<List<VariantSummary>, Chart> chart,
            List<DataTable.Column> columns,
            Function<VariantSummary, List<Cell>> row) {
        return variants.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        title,
                        note + measured.selection(),
                        List.of(chart.apply(
                                variants.stream().filter(measured::isCharted).toList())),
                        new DataTable(title, columns, variants.stream().map(row).toList())));
    }

    private static List<Chart.Dot> dots(
            List<VariantSummary> variants, Function<VariantSummary, @Nullable Double> figure) {
        List<Chart.Dot> dots = new ArrayList<>();
        for (int row = 0; row < variants.size(); row++) {
            Double value = figure.apply(variants.get(row));
            if (value != null && value > 0) {
                dots.add(new Chart.Dot(row, value, null, null));
            }
        }
        return dots;
    }

    private static List<VariantSummary> with(Measured measured, Function<VariantSummary, @Nullable Double> figure) {
        return measured.finished().stream()
                .filter(variant -> figure.apply(variant) != null)
                .toList();
    }

    private static List<String> names(List<VariantSummary> variants) {
        return variants.stream().map(Measured::name).toList();
    }

    private static List<@Nullable Double> values(
            List<VariantSummary> variants, Function<VariantSummary, @Nullable Double> figure) {
        List<@Nullable Double> values = new ArrayList<>();
        variants.forEach(variant -> values.add(figure.apply(variant)));
        return values;
    }

    private static @Nullable Double client(VariantSummary variant) {
        return perMillion(variant, variant.figures().clientCpuSeconds());
    }

    private static @Nullable Double server(VariantSummary variant) {
        return perMillion(variant, variant.figures().serverCpuSeconds());
    }

    private static @Nullable Double perMillion(VariantSummary variant, @Nullable Double seconds) {
        return seconds == null ? null : seconds / variant.tally().rows() * PER_ROWS;
    }

    private static @Nullable Double perRow(VariantSummary variant, @Nullable Long bytes) {
        return bytes == null ? null : (double) bytes / variant.tally().rows();
    }
}
