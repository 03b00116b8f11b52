package io.ballast.introspect.facts;

import java.util.List;

/**
 * Rows that are there and that others refer to: the columns by which they do.
 *
 * @param columns of the table that stands for them
 * @param values of each row, as the server writes them
 * @param all whether these are all rows that there are
 * @param free whether no row refers to them yet that must differ from new ones
 */
public record KnownRows(List<String> columns, List<List<String>> values, boolean all, boolean free) {
    public KnownRows {
        columns = List.copyOf(columns);
        values = values.stream().map(List::copyOf).toList();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The values of a column, row by row. */
    public List<String> of(String column) {
        int position = columns.indexOf(column);
        return values.stream().map(row -> row.get(position)).toList();
    }
}
