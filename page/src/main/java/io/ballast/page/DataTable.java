package io.ballast.page;

import java.util.Arrays;
import java.util.List;

/** A table of a page; every row has a cell for each column. */
public record DataTable(String caption, List<Column> columns, List<List<Cell>> rows) {
    public DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        caption + ": " + row.size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /** Columns by their names; those that begin with {@code >} hold numbers and are aligned to the right. */
    public static List<Column> columns(String... names) {
        return Arrays.stream(names)
                .map(name -> name.startsWith(">") ? new Column(name.substring(1), true) : new Column(name, false))
                .toList();
    }

    /** A column and its title. */
    public record Column(String name, boolean number) {}
}
