package io.ballast.loader.plan;

import java.io.Serializable;
import java.util.List;

/**
 * The statement that takes rows, and what stands around it.
 *
 * @param table that takes the rows, in SQL
 * @param before statements whose settings only the rows are meant to have: the journal is written without them
 * @param after takes these settings back
 */
public record CopyStatement(String table, List<String> before, String sql, List<String> after) implements Serializable {
    public CopyStatement {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** The statement alone. */
    static CopyStatement of(String table, String sql) {
        return new CopyStatement(table, List.of(), sql, List.of());
    }
}
