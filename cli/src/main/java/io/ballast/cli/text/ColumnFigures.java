package io.ballast.cli.text;

import io.ballast.loader.analysis.ColumnFacts;
import io.ballast.loader.analysis.ColumnFacts.CommonValue;
import io.ballast.page.Cell;
import io.ballast.page.Chart;
import io.ballast.page.DataTable;
import io.ballast.page.Page.Figure;
import io.ballast.page.Page.Listing;
import io.ballast.page.Page.Part;
import io.ballast.page.Page.Section;
import io.ballast.page.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nulls and common values of the columns, beside what they were made with where that is known. */
final class ColumnFigures {
    /** More small charts than these are a wall; the table has all. */
    private static final int MAX_CHARTS = 24;
    /** A value in fewer rows than this has no bar that can be seen. */
    private static final double MIN_SHARE = 0.02;

    private ColumnFigures() {}

    static Section section(List<ColumnFacts> columns) {
        List<Part> parts = new ArrayList<>();
        List<ColumnFacts> nullable = columns.stream()
                .filter(column ->
                        column.nulls() > 0 || (column.statedNullShare() != null && column.statedNullShare() > 0))
                .toList();
        parts.add(nullable.isEmpty() ? new Listing(columnTable(columns)) : nulls(nullable, columns));
        List<ColumnFacts> common = columns.stream()
                .filter(column -> !column.commonValues().isEmpty())
                .toList();
        if (!common.isEmpty()) {
            parts.add(values(common));
        }
        return new Section("Columns", List.of(), parts);
    }

    static String name(ColumnFacts column) {
        return column.table() + "." + column.column();
    }

    private static Figure nulls(List<ColumnFacts> nullable, List<ColumnFacts> all) {
        List<Chart.BarSeries> series = new ArrayList<>();
        series.add(
                new Chart.BarSeries("found", each(nullable, column -> column.rows() == 0 ? null : column.nullShare())));
        if (nullable.stream().anyMatch(column -> column.statedNullShare() != null)) {
            series.add(new Chart.BarSeries("stated", each(nullable, ColumnFacts::statedNullShare)));
        }
        return new Figure(
                "Nulls",
                "Counted in every row; columns without a null are in the table alone. The number of different values is the"
                        + " server's estimate.",
                List.of(new Chart.Bars(
                        "Share of nulls in each column that has some",
                        "share of rows",
                        Unit.SHARE,
                        false,
                        nullable.stream().map(ColumnFigures::name).toList(),
                        series)),
                columnTable(all));
    }

    private static DataTable columnTable(List<ColumnFacts> columns) {
        return new DataTable(
                "Nulls and different values of each column",
                DataTable.columns(
                        "table", "column", "type", ">nulls", ">share", ">stated", ">different values", "verdict"),
                columns.stream()
                        .map(column -> List.of(
                                Cell.text(column.table()),
                                Cell.text(column.column()),
                                Cell.text(column.type()),
                                Cell.of(column.nulls(), Unit.COUNT),
                                Cell.of(column.rows() == 0 ? null : column.nullShare(), Unit.SHARE),
                                Cell.of(column.statedNullShare(), Unit.SHARE),
                                Cell.of(column.distinctValues(), Unit.COUNT),
                                Cell.text(verdict(column))))
                        .toList());
    }

    private static String verdict(ColumnFacts column) {
        if (column.statedNullShare() == null) {
            return "";
        }
        return column.nullsDiffer() ? "differs from what was stated" : "as stated";
    }

    private static Part values(List<ColumnFacts> columns) {
        List<ColumnFacts> drawn = columns.stream()
                .filter(ColumnFigures::hasCommonOnes)
                .limit(MAX_CHARTS)
                .toList();
        DataTable table = new DataTable(
                "Most common values of each column",
                DataTable.columns("table", "column", "value", ">share", ">stated"),
                columns.stream()
                        .flatMap(column -> column.commonValues().stream()
                                .map(value -> List.of(
                                        Cell.text(column.table()),
                                        Cell.text(column.column()),
                                        Cell.text(value.value()),
                                        Cell.of(value.share(), Unit.SHARE),
                                        Cell.of(value.statedShare(), Unit.SHARE))))
                        .toList());
        if (drawn.isEmpty()) {
            return new Listing(table);
        }
        return new Figure(
                "Most common values",
                "From the sample that ANALYZE took, and so a little off; stated is what the values were made with."
                        + (drawn.size() < columns.size() ? hidden(columns.size() - drawn.size()) : ""),
                drawn.stream().map(ColumnFigures::chart).toList(),
                table);
    }

    /** Whether a bar of the chart would be long enough to be seen. */
    private static boolean hasCommonOnes(ColumnFacts column) {
        return column.commonValues().stream().anyMatch(ColumnFigures::isCommon);
    }

    private static boolean isCommon(CommonValue value) {
        return isLarge(value.share()) || isLarge(value.statedShare());
    }

    private static boolean isLarge(@Nullable Double share) {
        return share != null && share >= MIN_SHARE;
    }

    private static String hidden(int columns) {
        return " " + columns + (columns == 1 ? " column is" : " columns are") + " in the table alone: no value of "
                + (columns == 1 ? "it" : "them") + " is in one row of fifty, or there are more charts than fit here.";
    }

    private static Chart chart(ColumnFacts column) {
        List<CommonValue> values = column.commonValues();
        List<Chart.BarSeries> series = new ArrayList<>();
        series.add(new Chart.BarSeries("found", each(values, CommonValue::share)));
        if (values.stream().anyMatch(value -> value.statedShare() != null)) {
            series.add(new Chart.BarSeries("stated", each(values, CommonValue::statedShare)));
        }
        return new Chart.Bars(
                name(column),
                "share of rows",
                Unit.SHARE,
                false,
                values.stream().map(CommonValue::value).toList(),
                series);
    }

    private static <T> List<@Nullable Double> each(List<T> things, Function<T, @Nullable Double> figure) {
        List<@Nullable Double> values = new ArrayList<>();
        things.forEach(thing -> values.add(figure.apply(thing)));
        return values;
    }
}
