package io.ballast.cli.text;

import io.ballast.loader.analysis.AnalysisReport;
import io.ballast.loader.analysis.BloatFacts;
import io.ballast.loader.analysis.CacheFacts;
import io.ballast.loader.analysis.IndexFacts;
import io.ballast.page.Cell;
import io.ballast.page.Chart;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Figure;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Indexes, bloat and cache hits. */
final class StorageFigures {
    private StorageFigures() {}

    static Section section(AnalysisReport report) {
        List<Figure> figures = new ArrayList<>();
        if (!report.indexes().isEmpty()) {
            figures.add(indexes(report.indexes()));
        }
        if (!report.bloat().isEmpty()) {
            figures.add(bloat(report.bloat()));
        }
        if (!report.cache().isEmpty()) {
            figures.add(cache(report.cache()));
        }
        return new Section("Indexes, bloat and cache", List.of(), figures);
    }

    private static Figure indexes(List<IndexFacts> indexes) {
        return new Figure(
                "Indexes",
                "Scans count since the server's statistics began: a large index without any is worth a question, unless it"
                        + " keeps a key unique.",
                List.of(new Chart.Bars(
                        "Size of each index",
                        "on disk",
                        Unit.BYTES,
                        false,
                        indexes.stream().map(IndexFacts::index).toList(),
                        List.of(new Chart.BarSeries("index", each(indexes, index -> (double) index.bytes()))))),
                new DataTable(
                        "Size of each index",
                        DataTable.columns("index", "table", "kind", ">size", ">scans"),
                        indexes.stream()
                                .map(index -> List.of(
                                        Cell.text(index.index()),
                                        Cell.text(index.table()),
                                        Cell.text(index.kind()),
                                        Cell.of(index.bytes(), Unit.BYTES),
                                        Cell.of(index.scans(), Unit.COUNT)))
                                .toList()));
    }

    private static Figure bloat(List<BloatFacts> tables) {
        return new Figure(
                "Bloat",
                "Expected is an estimate of what the rows of the last ANALYZE fill; a tenth more says nothing. Nothing is drawn"
                        + " for a table that was never analyzed.",
                List.of(new Chart.Bars(
                        "Size of each table's rows: as expected, and beyond",
                        "on disk",
                        Unit.BYTES,
                        true,
                        tables.stream().map(BloatFacts::table).toList(),
                        List.of(
                                new Chart.BarSeries("expected", each(tables, StorageFigures::expected)),
                                new Chart.BarSeries("beyond", each(tables, StorageFigures::beyond))))),
                new DataTable(
                        "Dead rows and bloat of each table",
                        DataTable.columns("table", ">live rows", ">dead rows", ">size", ">expected", ">bloat"),
                        tables.stream()
                                .map(table -> List.of(
                                        Cell.text(table.table()),
                                        Cell.of(table.liveRows(), Unit.COUNT),
                                        Cell.of(table.deadRows(), Unit.COUNT),
                                        Cell.of(table.bytes(), Unit.BYTES),
                                        Cell.of(table.expectedBytes(), Unit.BYTES),
                                        Cell.of(table.bloatShare(), Unit.SHARE)))
                                .toList()));
    }

    private static @Nullable Double expected(BloatFacts table) {
        Long expected = table.expectedBytes();
        return expected == null ? null : (double) Math.min(expected, table.bytes());
    }

    private static @Nullable Double beyond(BloatFacts table) {
        Long expected = table.expectedBytes();
        return expected == null ? null : (double) Math.max(0, table.bytes() - expected);
    }

    private static Figure cache(List<CacheFacts> tables) {
        return new Figure(
                "Cache hits",
                "Pages found in shared_buffers, of all that were requested since the server's statistics began. The others may"
                        + " still have been in the memory of the operating system.",
                List.of(new Chart.Bars(
                        "Share of pages found in the server's cache",
                        "share of pages",
                        Unit.SHARE,
                        false,
                        tables.stream().map(CacheFacts::table).toList(),
                        List.of(
                                new Chart.BarSeries("table", each(tables, CacheFacts::tableHitShare)),
                                new Chart.BarSeries("indexes", each(tables, CacheFacts::indexHitShare))))),
                new DataTable(
                        "Pages found in the server's cache",
                        DataTable.columns(
                                "table", ">table hits", ">reads", ">share", ">index hits", ">reads", ">share"),
                        tables.stream()
                                .map(table -> List.of(
                                        Cell.text(table.table()),
                                        Cell.of(table.tableHits(), Unit.COUNT),
                                        Cell.of(table.tableReads(), Unit.COUNT),
                                        Cell.of(table.tableHitShare(), Unit.SHARE),
                                        Cell.of(table.indexHits(), Unit.COUNT),
                                        Cell.of(table.indexReads(), Unit.COUNT),
                                        Cell.of(table.indexHitShare(), Unit.SHARE)))
                                .toList()));
    }

    private static <T> List<@Nullable Double> each(List<T> things, Function<T, @Nullable Double> figure) {
        List<@Nullable Double> values = new ArrayList<>();
        things.forEach(thing -> values.add(figure.apply(thing)));
        return values;
    }
}
