package io.ballast.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table for people, in plain text: columns as wide as their widest cell, separated by two spaces, texts to the left and numbers
 * to the right. Where that is too wide, titles take several lines, then columns that can be done without go, then texts are wrapped,
 * and in the end the columns follow one another in parts, each of which begins with the first column.
 */
public final class TextTable {
    static final String INDENT = "  ";
    static final String GAP = "  ";

    private final List<TextColumn> columns;
    private final List<Integer> optional = new ArrayList<>();

    /** Column titles; one that begins with {@code >} heads a column of numbers. */
    public TextTable(String... titles) {
        columns = Arrays.stream(titles).map(TextColumn::new).toList();
    }

    /** Names columns that the table can do without, those first that go first. */
    public TextTable optional(String... titles) {
        for (String title : titles) {
            optional.add(IntStream.range(0, columns.size())
                    .filter(at -> columns.get(at).title().equals(title))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no column " + title)));
        }
        return this;
    }

    /** Adds a row with a cell per column. */
    public TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        for (int at = 0; at < cells.length; at++) {
            columns.get(at).add(cells[at]);
        }
        return this;
    }

    /** The whole table in lines of this width, each indented and ended. */
    public String text(int width) {
        if (width(columns, false) <= width) {
            return TextRows.of(columns, false);
        }
        Set<Integer> gone = new HashSet<>();
        List<TextColumn> kept = columns;
        for (int at : optional) {
            if (width(kept, true) <= width) {
                break;
            }
            gone.add(at);
            kept = IntStream.range(0, columns.size())
                    .filter(column -> !gone.contains(column))
                    .mapToObj(columns::get)
                    .toList();
        }
        return width(kept, true) <= width ? TextRows.of(kept, true) : narrowed(kept, width);
    }

    /** How wide the table is without a column that it ends with. */
    int widthBefore(String title) {
        return width(
                columns.stream().filter(column -> !column.title().equals(title)).toList(), false);
    }

    private static String narrowed(List<TextColumn> columns, int width) {
        List<TextColumn> narrow = new ArrayList<>(columns);
        while (width(narrow, true) > width) {
            int widest = widestText(narrow);
            if (widest < 0) {
                return parts(columns, width);
            }
            TextColumn column = narrow.get(widest);
            int excess = width(narrow, true) - width;
            narrow.set(widest, column.wrapped(Math.max(TextColumn.MIN_WIDTH, column.width(true) - excess)));
        }
        return TextRows.of(narrow, true);
    }

    /** The widest of the texts that can still be wrapped; -1 for none. What a table is read by is wrapped last. */
    private static int widestText(List<TextColumn> columns) {
        return IntStream.range(1, columns.size())
                .filter(at -> columns.get(at).canBeWrapped())
                .boxed()
                .max((one, other) -> Integer.compare(
                        columns.get(one).width(true), columns.get(other).width(true)))
                .orElse(-1);
    }

    private static String parts(List<TextColumn> columns, int width) {
        int room = width - INDENT.length();
        TextColumn key = columns.get(0).wrapped(Math.max(1, room / 2));
        int beside = room - key.width(true) - GAP.length();
        List<List<TextColumn>> parts = new ArrayList<>();
        for (TextColumn column : columns.subList(1, columns.size())) {
            List<TextColumn> last = parts.isEmpty() ? List.of() : parts.get(parts.size() - 1);
            int left = last.isEmpty() ? 0 : width - width(last, true) - GAP.length();
            TextColumn fitting = column.wrapped(left >= TextColumn.MIN_WIDTH ? left : Math.max(1, beside));
            List<TextColumn> longer = new ArrayList<>(last.isEmpty() ? List.of(key) : last);
            longer.add(fitting);
            if (!last.isEmpty() && width(longer, true) <= width) {
                parts.set(parts.size() - 1, longer);
            } else {
                parts.add(List.of(key, fitting));
            }
        }
        if (parts.isEmpty()) {
            parts.add(List.of(key));
        }
        return parts.stream().map(part -> TextRows.of(part, true)).collect(Collectors.joining("\n"));
    }

    private static int width(List<TextColumn> columns, boolean tallTitles) {
        return INDENT.length()
                + columns.stream().mapToInt(column -> column.width(tallTitles)).sum()
                + GAP.length() * (columns.size() - 1);
    }
}
