package io.ballast.cli.text;

import io.ballast.loader.analysis.TableFacts;
import io.ballast.page.Cell;
import io.ballast.page.Chart;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Figure;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Rows and sizes of the tables. */
final class TableFigures {
    private TableFigures() {}

    static Section section(List<TableFacts> tables) {
        if (tables.isEmpty()) {
            return new Section("Tables", List.of("The schema has no tables."), List.of());
        }
        return new Section("Tables", List.of(), List.of(rows(tables), sizes(tables)));
    }

    private static Figure rows(List<TableFacts> tables) {
        return new Figure(
                "Rows",
                "Counted one by one. The estimate is what the planner works with since the last ANALYZE.",
                List.of(new Chart.Bars(
                        "Rows of each table",
                        "rows",
                        Unit.COUNT,
                        false,
                        names(tables),
                        List.of(new Chart.BarSeries("rows", values(tables, TableFacts::rows))))),
                new DataTable(
                        "Rows of each table",
                        DataTable.columns("table", ">rows", ">estimate"),
                        tables.stream()
                                .map(table -> List.of(
                                        Cell.text(table.name()),
                                        Cell.of(table.rows(), Unit.COUNT),
                                        Cell.of(table.estimatedRows(), Unit.COUNT)))
                                .toList()));
    }

    private static Figure sizes(List<TableFacts> unordered) {
        List<TableFacts> tables = unordered.stream()
                .sorted(Comparator.comparingLong(TableFacts::totalBytes).reversed())
                .toList();
        return new Figure(
                "Sizes",
                "On disk: the rows, all indexes, and long values, which PostgreSQL keeps apart (TOAST).",
                List.of(new Chart.Bars(
                        "Size of each table, its indexes and its TOAST",
                        "on disk",
                        Unit.BYTES,
                        true,
                        names(tables),
                        List.of(
                                new Chart.BarSeries("table", values(tables, TableFacts::tableBytes)),
                                new Chart.BarSeries("indexes", values(tables, TableFacts::indexBytes)),
                                new Chart.BarSeries("TOAST", values(tables, TableFacts::toastBytes))))),
                new DataTable(
                        "Size of each table",
                        DataTable.columns("table", ">table", ">indexes", ">TOAST", ">together"),
                        tables.stream()
                                .map(table -> List.of(
                                        Cell.text(table.name()),
                                        Cell.of(table.tableBytes(), Unit.BYTES),
                                        Cell.of(table.indexBytes(), Unit.BYTES),
                                        Cell.of(table.toastBytes(), Unit.BYTES),
                                        Cell.of(table.totalBytes(), Unit.BYTES)))
                                .toList()));
    }

    private static List<String> names(List<TableFacts> tables) {
        return tables.stream().map(TableFacts::name).toList();
    }

    private static List<@Nullable Double> values(List<TableFacts> tables, ToLongFunction<TableFacts> figure) {
        return tables.stream()
                .<@Nullable Double>map(table -> (double) figure.applyAsLong(table))
                .toList();
    }
}
