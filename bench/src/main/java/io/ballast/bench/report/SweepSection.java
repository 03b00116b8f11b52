package io.ballast.bench.report;

import io.ballast.bench.result.Interval;
import io.ballast.bench.result.VariantSummary;
import io.ballast.page.Cell;
import io.ballast.page.Chart;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Figure;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What more connections and larger batches bring, for the strategies that were tried with several. */
final class SweepSection {
    private SweepSection() {}

    static Optional<Section> of(Measured measured) {
        List<Figure> figures = new ArrayList<>();
        figure(
                        measured,
                        "More connections",
                        "connections",
                        variant -> variant.way().jobs(),
                        variant -> variant.way().strategy()
                                + (variant.way().batchSize() > 0
                                        ? ", batches of " + variant.way().batchSize()
                                        : ""),
                        false)
                .ifPresent(figures::add);
        figure(
                        measured,
                        "Larger batches",
                        "rows in a batch",
                        variant -> variant.way().batchSize(),
                        variant -> variant.way().strategy() + ", "
                                + variant.way().jobs() + (variant.way().jobs() == 1 ? " connection" : " connections"),
                        true)
                .ifPresent(figures::add);
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("What the settings bring", List.of(), figures));
    }

    private static Optional<Figure> figure(
            Measured measured,
            String title,
            String axis,
            ToIntFunction<VariantSummary> setting,
            Function<VariantSummary, String> rest,
            boolean logarithmic) {
        Map<String, List<VariantSummary>> lines = measured.finished().stream()
                .filter(variant ->
                        setting.applyAsInt(variant) > 0 && variant.speed().rowsPerSecond() != null)
                .sorted(Comparator.comparingInt(setting))
                .collect(Collectors.groupingBy(rest, TreeMap::new, Collectors.toList()));
        lines.values()
                .removeIf(points -> points.stream().mapToInt(setting).distinct().count() < 2);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Set<String> quickest = quickest(lines);
        List<Chart.LineSeries> series = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        lines.forEach((name, variants) -> {
            List<Chart.Point> points = new ArrayList<>();
            for (VariantSummary variant : variants) {
                Double rate = variant.speed().rowsPerSecond();
                if (rate != null) {
                    points.add(new Chart.Point(setting.applyAsInt(variant), rate));
                    rows.add(row(name, variant, setting.applyAsInt(variant), rate));
                }
            }
            if (quickest.contains(name)) {
                series.add(new Chart.LineSeries(name, points));
            }
        });
        return Optional.of(new Figure(
                title,
                "Medians of rows per second until usable; that axis is logarithmic."
                        + (series.size() == lines.size()
                                ? ""
                                : " The chart has each strategy with its otherwise quickest settings, the table all of them."),
                List.of(new Chart.Lines(
                        title,
                        new Chart.Axis(axis, Unit.COUNT, logarithmic),
                        Chart.Axis.logarithmic("rows/s", Unit.RATE),
                        false,
                        series,
                        List.of())),
                new DataTable(title, DataTable.columns("strategy", ">" + axis, ">rows/s", ">low", ">high"), rows)));
    }

    /** The line of each strategy that comes highest. */
    private static Set<String> quickest(Map<String, List<VariantSummary>> lines) {
        return lines.entrySet().stream()
                .collect(Collectors.toMap(
                        line -> line.getValue().get(0).way().strategy(),
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingDouble(line -> highest(line.getValue())))))
                .values()
                .stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static double highest(List<VariantSummary> line) {
        return line.stream()
                .map(variant -> variant.speed().rowsPerSecond())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static List<Cell> row(String name, VariantSummary variant, int setting, double rate) {
        Interval interval = variant.speed().rowsPerSecondInterval();
        return List.of(
                Cell.text(name),
                Cell.of(setting, Unit.COUNT),
                Cell.of(rate, Unit.RATE),
                Cell.of(interval == null ? null : interval.low(), Unit.RATE),
                Cell.of(interval == null ? null : interval.high(), Unit.RATE));
    }
}
