package io.ballast.spec.kind;

import io.ballast.spec.distribution.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * A column of some row of another table; columns of one composite reference share {@code group} and so pick the same row.
 *
 * @param pick uniform over the target's rows, or a skewed distribution of the target's row number (1 first)
 * @param within the rows that may be picked; null for all of the table
 */
public record ReferenceKind(
        String table,
        String column,
        @Nullable Distribution pick,
        String group,
        @Nullable Within within) implements ValueKind {
    public ReferenceKind(String table, String column, @Nullable Distribution pick, String group) {
        this(table, column, pick, group, null);
    }

    /**
     * Rows that agree with what a row refers to already: all that descend from one row, and so are neighbours.
     *
     * @param group the reference of the same row whose picked row leads to the ancestor; null for the row's own parent
     * @param up how many generations above that row the ancestor is
     * @param down how many generations below the ancestor the rows are; 0 for the ancestor itself
     */
    public record Within(@Nullable String group, int up, int down) {}
}
