package io.ballast.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table for people, in plain text: columns as wide as their widest cell, separated by two spaces, texts to the left and numbers
 * to the right.
 */
public final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] right;

    /** Column titles; one that begins with {@code >} heads a column of numbers. */
    public TextTable(String... titles) {
        right = new boolean[titles.length];
        for (int i = 0; i < titles.length; i++) {
            right[i] = titles[i].startsWith(">");
        }
        head = Arrays.stream(titles)
                .map(title -> title.startsWith(">") ? title.substring(1) : title)
                .toList();
    }

    /** Adds a row with a cell per column. */
    public TextTable row(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + head.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The whole table, each line indented and ended. */
    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        append(text, head, widths);
        rows.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[head.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = length(head.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return widths;
    }

    private void append(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int i = 0; i < cells.size(); i++) {
            String space = " ".repeat(widths[i] - length(cells.get(i)));
            line.append(i == 0 ? "" : GAP).append(right[i] ? space + cells.get(i) : cells.get(i) + space);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
