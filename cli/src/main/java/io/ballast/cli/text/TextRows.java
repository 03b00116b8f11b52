package io.ballast.cli.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The lines of columns that stand beside one another. */
final class TextRows {
    private final List<TextColumn> columns;
    private final int[] widths;
    private final StringBuilder text = new StringBuilder();

    private TextRows(List<TextColumn> columns, boolean tallTitles) {
        this.columns = columns;
        this.widths =
                columns.stream().mapToInt(column -> column.width(tallTitles)).toArray();
    }

    /** Title and rows, each line indented and ended. */
    static String of(List<TextColumn> columns, boolean tallTitles) {
        TextRows rows = new TextRows(columns, tallTitles);
        rows.appendTitles(tallTitles);
        for (int row = 0; row < columns.get(0).rows(); row++) {
            int at = row;
            rows.append(column -> column.lines(at));
        }
        return rows.text.toString();
    }

    /** The last lines of all titles are beside one another. */
    private void appendTitles(boolean tall) {
        int height = height(column -> column.title(tall));
        append(column -> {
            List<String> title = column.title(tall);
            List<String> lines = new ArrayList<>(Collections.nCopies(height - title.size(), ""));
            lines.addAll(title);
            return lines;
        });
    }

    private void append(Function<TextColumn, List<String>> cells) {
        int height = height(cells);
        for (int line = 0; line < height; line++) {
            StringBuilder joined = new StringBuilder(TextTable.INDENT);
            for (int at = 0; at < widths.length; at++) {
                List<String> cell = cells.apply(columns.get(at));
                joined.append(at == 0 ? "" : TextTable.GAP)
                        .append(columns.get(at).aligned(line < cell.size() ? cell.get(line) : "", widths[at]));
            }
            text.append(joined.toString().stripTrailing()).append('\n');
        }
    }

    private int height(Function<TextColumn, List<String>> cells) {
        return columns.stream()
                .mapToInt(column -> cells.apply(column).size())
                .max()
                .orElse(0);
    }
}
