package io.ballast.loader.plan;

import java.util.List;

/**
 * The statement that takes rows, and what stands around it.
 *
 * @param before statements whose settings only the rows are meant to have: the journal is written without them
 * @param after takes these settings back
 */
public record CopyStatement(List<String> before, String sql, List<String> after) {
    public CopyStatement {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** The statement alone. */
    static CopyStatement of(String sql) {
        return new CopyStatement(List.of(), sql, List.of());
    }
}
