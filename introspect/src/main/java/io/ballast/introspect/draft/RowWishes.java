package io.ballast.introspect.draft;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How many rows the user wants, whatever a table has.
 *
 * @param rows by the name of the table; scaled no further
 * @param elsewhere of each other table; empty for as many as it has, or as its keys suggest where it has none
 */
public record RowWishes(Map<String, Long> rows, OptionalLong elsewhere) {
    public static final RowWishes NONE = new RowWishes(Map.of(), OptionalLong.empty());

    public RowWishes {
        rows = Map.copyOf(rows);
    }

    /** Empty for a table about which nothing was said. */
    OptionalLong of(String table) {
        Long own = rows.get(table);
        return own == null ? elsewhere : OptionalLong.of(own);
    }

    /** Whether the scale of all rows applies to the table. */
    boolean scales(String table) {
        return !rows.containsKey(table);
    }
}
