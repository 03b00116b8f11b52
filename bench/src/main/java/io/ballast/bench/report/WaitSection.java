package io.ballast.bench.report;

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
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the server's sessions did when they were looked at: worked, or waited for what. */
final class WaitSection {
    /** More colours than these are hard to tell apart; the table has all. */
    private static final int MAX_EVENTS = 6;

    private static final String OTHER = "all other waits";

    private WaitSection() {}

    static Optional<Section> of(Measured measured) {
        List<VariantSummary> variants = measured.finished().stream()
                .filter(variant -> looks(variant) > 0)
                .toList();
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        List<VariantSummary> charted =
                variants.stream().filter(measured::isCharted).toList();
        List<String> events = byFrequency(charted);
        List<String> shown = events.size() <= MAX_EVENTS + 1 ? events : events.subList(0, MAX_EVENTS);
        List<Chart.BarSeries> series = new ArrayList<>();
        shown.forEach(event -> series.add(series(event, charted, List.of(event))));
        if (shown.size() < events.size()) {
            series.add(series(OTHER, charted, events.subList(MAX_EVENTS, events.size())));
        }
        Figure figure = new Figure(
                "Share of looks at working sessions",
                "Ten looks a second, over all runs of a strategy. CPU is no wait at all." + measured.selection(),
                List.of(new Chart.Bars(
                        "What working sessions waited for",
                        "share of looks",
                        Unit.SHARE,
                        true,
                        charted.stream().map(Measured::name).toList(),
                        series)),
                table(variants, byFrequency(variants)));
        return Optional.of(new Section("What the server waited for", List.of(), List.of(figure)));
    }

    private static Chart.BarSeries series(String name, List<VariantSummary> variants, List<String> events) {
        List<@Nullable Double> shares = new ArrayList<>();
        for (VariantSummary variant : variants) {
            long seen = events.stream()
                    .mapToLong(event -> waits(variant).getOrDefault(event, 0L))
                    .sum();
            shares.add((double) seen / looks(variant));
        }
        return new Chart.BarSeries(name, shares);
    }

    private static DataTable table(List<VariantSummary> variants, List<String> events) {
        List<List<Cell>> rows = new ArrayList<>();
        for (VariantSummary variant : variants) {
            for (String event : events) {
                Long seen = waits(variant).get(event);
                if (seen != null) {
                    rows.add(List.of(
                            Measured.nameCell(variant),
                            Cell.text(event),
                            Cell.of(seen, Unit.COUNT),
                            Cell.of((double) seen / looks(variant), Unit.SHARE)));
                }
            }
        }
        return new DataTable(
                "What working sessions waited for", DataTable.columns("strategy", "wait", ">looks", ">share"), rows);
    }

    /** Each variant counts alike, however long it ran. */
    private static List<String> byFrequency(List<VariantSummary> variants) {
        Map<String, Double> shares = new TreeMap<>();
        variants.forEach(variant -> waits(variant)
                .forEach((event, seen) -> shares.merge(event, (double) seen / looks(variant), Double::sum)));
        return shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Long> waits(VariantSummary variant) {
        Map<String, Long> waits = variant.figures().waitEvents();
        return waits == null ? Map.of() : waits;
    }

    private static long looks(VariantSummary variant) {
        return waits(variant).values().stream().mapToLong(Long::longValue).sum();
    }
}
