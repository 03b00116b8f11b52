package io.ballast.loader.plan;

import java.util.List;

/**
 * A unique index of a table that is there, over columns, for all of its rows.
 *
 * @param primary whether it is the primary key's
 * @param immediate whether it is checked row by row, and not at the end
 */
public record ConflictKey(List<String> columns, boolean primary, boolean immediate) {
    public ConflictKey {
        columns = List.copyOf(columns);
    }
}
