package io.ballast.cli.text;

import io.ballast.loader.analysis.ColumnFacts;
import io.ballast.loader.analysis.ColumnFacts.CommonValue;
import java.util.List;
import java.util.stream.Collectors;

/** Nulls, different values and common values of columns. */
final class ColumnProfileText {
    private static final int MAX_VALUES = 3;

    private ColumnProfileText() {}

    static String text(List<ColumnFacts> columns, int width) {
        boolean stated = columns.stream().anyMatch(column -> column.statedNullShare() != null);
        TextTable table = stated
                ? new TextTable("table", "column", "type", ">nulls", ">stated", ">different", "most common (stated)")
                : new TextTable("table", "column", "type", ">nulls", ">different", "most common");
        for (ColumnFacts column : columns) {
            Long different = column.distinctValues();
            Double statedShare = column.statedNullShare();
            String nulls = column.rows() == 0 ? "" : ReadableNumbers.percent(column.nullShare());
            String estimate = different == null ? "unknown" : ReadableNumbers.count(different);
            if (stated) {
                table.row(
                        column.table(),
                        column.column(),
                        column.type(),
                        column.nullsDiffer() ? nulls + " !" : nulls,
                        statedShare == null ? "" : ReadableNumbers.percent(statedShare),
                        estimate,
                        values(column.commonValues()));
            } else {
                table.row(
                        column.table(), column.column(), column.type(), nulls, estimate, values(column.commonValues()));
            }
        }
        return table.text(width)
                + (columns.stream().anyMatch(ColumnFacts::nullsDiffer)
                        ? Wrapped.hanging("  ", "! further from the stated share than chance explains", width)
                        : "");
    }

    private static String values(List<CommonValue> values) {
        return values.stream().limit(MAX_VALUES).map(ColumnProfileText::value).collect(Collectors.joining(", "));
    }

    private static String value(CommonValue value) {
        Double share = value.share();
        Double stated = value.statedShare();
        return '"' + value.value().replaceAll("\\p{Cntrl}", "?") + "\" "
                + (share == null ? "not listed" : ReadableNumbers.percent(share))
                + (stated == null ? "" : " (" + ReadableNumbers.percent(stated) + ")");
    }
}
