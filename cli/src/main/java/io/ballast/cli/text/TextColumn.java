package io.ballast.cli.text;

import java.util.ArrayList;
import java.util.List;

/** A column of a {@link TextTable}: its title, its cells, and how wide they may become. */
final class TextColumn {
    /** Texts are wrapped to no less than this, as long as there is another way. */
    static final int MIN_WIDTH = 16;

    private final String title;
    private final boolean right;
    private final List<String> cells;
    private final int limit;

    TextColumn(String title) {
        this(
                title.startsWith(">") ? title.substring(1) : title,
                title.startsWith(">"),
                new ArrayList<>(),
                Integer.MAX_VALUE);
    }

    private TextColumn(String title, boolean right, List<String> cells, int limit) {
        this.title = title;
        this.right = right;
        this.cells = cells;
        this.limit = limit;
    }

    String title() {
        return title;
    }

    void add(String cell) {
        cells.add(cell);
    }

    int rows() {
        return cells.size();
    }

    boolean canBeWrapped() {
        return !right && width(true) > MIN_WIDTH;
    }

    /** The same column, its texts in lines of this width; numbers stay as they are. */
    TextColumn wrapped(int width) {
        return right || width(true) <= width ? this : new TextColumn(title, false, cells, width);
    }

    /** @param tallTitle whether each word of the title may have a line of its own */
    int width(boolean tallTitle) {
        int width = 0;
        for (String line : title(tallTitle)) {
            width = Math.max(width, Wrapped.length(line));
        }
        for (int row = 0; row < cells.size(); row++) {
            for (String line : lines(row)) {
                width = Math.max(width, Wrapped.length(line));
            }
        }
        return width;
    }

    /** The lines of the title. */
    List<String> title(boolean tall) {
        if (!tall) {
            return List.of(title);
        }
        int widest = cells.stream().mapToInt(Wrapped::length).max().orElse(0);
        int longestWord = List.of(title.split(" ", -1)).stream()
                .mapToInt(Wrapped::length)
                .max()
                .orElse(0);
        return Wrapped.lines(title, Math.max(1, Math.min(limit, Math.max(widest, longestWord))));
    }

    /** The lines of a cell. */
    List<String> lines(int row) {
        String cell = cells.get(row);
        return Wrapped.length(cell) <= limit ? List.of(cell) : Wrapped.lines(cell, limit);
    }

    /** A line in the column's width. */
    String aligned(String line, int width) {
        String space = " ".repeat(width - Wrapped.length(line));
        return right ? space + line : line + space;
    }
}
